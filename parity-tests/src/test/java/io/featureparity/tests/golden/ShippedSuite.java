// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.golden;

import io.featureparity.parity.golden.GoldenSuite;

/** The suite that is shipped, opened once for all tests of a JVM: that takes seconds. */
public final class ShippedSuite {

    public static final GoldenSuite SUITE = GoldenSuite.onClassPath();

    private ShippedSuite() {}
}
