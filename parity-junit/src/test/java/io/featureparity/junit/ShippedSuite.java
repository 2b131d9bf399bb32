// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import io.featureparity.parity.golden.GoldenSuite;

/** The suite that is shipped, opened once for all tests of a JVM: that takes seconds. */
final class ShippedSuite {

    static final GoldenSuite SUITE = GoldenSuite.onClassPath();

    private ShippedSuite() {}
}
