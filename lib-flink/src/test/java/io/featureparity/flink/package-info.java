// SPDX-License-Identifier: Apache-2.0

/** Tests of the engine inside Apache Flink. */
@NullMarked
package io.featureparity.flink;

import org.jspecify.annotations.NullMarked;
