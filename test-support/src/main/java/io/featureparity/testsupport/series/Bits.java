// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** Numbers compared to the last bit: NaN equals itself, and 0.0 is not -0.0. */
public final class Bits {

    private Bits() {}

    /**
     * Gives the bits of numbers.
     *
     * @param values the numbers
     * @return the bits of each
     */
    public static long[] of(double... values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    /**
     * Gives the bits of several columns.
     *
     * @param columns the columns
     * @return the bits of each number of each column
     */
    public static long[][] of(List<double[]> columns) {
        return columns.stream().map(Bits::of).toArray(long[][]::new);
    }

    /**
     * Holds two numbers against each other.
     *
     * @param actual the one
     * @param expected the other
     */
    public static void assertSame(double actual, double expected) {
        if (Double.doubleToRawLongBits(actual) != Double.doubleToRawLongBits(expected)) {
            assertThat(Double.toHexString(actual)).isEqualTo(Double.toHexString(expected));
        }
    }
}
