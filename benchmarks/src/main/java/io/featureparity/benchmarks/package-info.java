// SPDX-License-Identifier: Apache-2.0

/** What the library costs, measured with JMH. */
@NullMarked
package io.featureparity.benchmarks;

import org.jspecify.annotations.NullMarked;
