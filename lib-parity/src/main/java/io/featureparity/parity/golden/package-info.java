// SPDX-License-Identifier: Apache-2.0

/**
 * Golden cases: bars together with the values that training computed from them. {@link
 * io.featureparity.parity.golden.GoldenSuite} reads and checks the cases, and a {@link
 * io.featureparity.parity.golden.FeatureSource} computes the values that are compared with them.
 */
@NullMarked
package io.featureparity.parity.golden;

import org.jspecify.annotations.NullMarked;
