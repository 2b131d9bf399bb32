// SPDX-License-Identifier: Apache-2.0

/**
 * Golden cases: bars together with what training computed from them. {@link io.featureparity.parity.golden.GoldenSuite}
 * reads and checks them; a {@link io.featureparity.parity.golden.FeatureSource} is what is held against them.
 */
@NullMarked
package io.featureparity.parity.golden;

import org.jspecify.annotations.NullMarked;
