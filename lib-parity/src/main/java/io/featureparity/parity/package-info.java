// SPDX-License-Identifier: Apache-2.0

/**
 * Holding a source of features against what training computed: {@link io.featureparity.parity.GoldenSuite} gives the
 * cases, {@link io.featureparity.parity.FeatureSource} is what is held against them, {@link
 * io.featureparity.parity.ParityReport} says what came out.
 */
@NullMarked
package io.featureparity.parity;

import org.jspecify.annotations.NullMarked;
