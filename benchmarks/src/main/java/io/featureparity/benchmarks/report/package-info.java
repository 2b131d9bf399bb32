// SPDX-License-Identifier: Apache-2.0

/** From what JMH has measured to the tables and the plot of {@code docs/performance.md}. */
@NullMarked
package io.featureparity.benchmarks.report;

import org.jspecify.annotations.NullMarked;
