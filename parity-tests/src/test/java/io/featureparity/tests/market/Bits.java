// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.market;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers compared to the last bit. */
public final class Bits {

    private Bits() {}

    /** Holds two numbers against each other, so that NaN equals itself and 0.0 is not -0.0. */
    public static void assertSame(double actual, double expected) {
        if (Double.doubleToRawLongBits(actual) != Double.doubleToRawLongBits(expected)) {
            assertThat(Double.toHexString(actual)).isEqualTo(Double.toHexString(expected));
        }
    }
}
