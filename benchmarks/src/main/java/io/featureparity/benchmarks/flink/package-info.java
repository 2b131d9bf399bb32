// SPDX-License-Identifier: Apache-2.0

/** What the engine costs inside Apache Flink, and what Flink costs without it. */
@NullMarked
package io.featureparity.benchmarks.flink;

import org.jspecify.annotations.NullMarked;
