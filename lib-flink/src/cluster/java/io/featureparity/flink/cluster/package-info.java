// SPDX-License-Identifier: Apache-2.0

/** A Flink of this JVM, for tests and benchmarks. */
@NullMarked
package io.featureparity.flink.cluster;

import org.jspecify.annotations.NullMarked;
