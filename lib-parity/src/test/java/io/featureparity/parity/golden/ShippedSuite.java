// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

/** The golden cases on the class path, opened once for all tests: a suite is immutable, and opening it takes seconds. */
public final class ShippedSuite {

    public static final GoldenSuite SUITE = GoldenSuite.onClassPath();

    private ShippedSuite() {}

    public static GoldenCase golden(String name) {
        return SUITE.golden(name);
    }
}
