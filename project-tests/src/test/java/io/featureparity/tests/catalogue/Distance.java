// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;

/** How far two columns are from each other. */
final class Distance {

    private Distance() {}

    /**
     * Holds the largest difference of two columns to the one that was seen: no larger, and not smaller than rounding
     * makes it, so that the figure stays true. Nothing in it depends on the machine.
     *
     * @param from the first row that is compared
     * @param seen the largest difference, rounded up to one digit; 0 where all bits are equal
     */
    static void require(double[] ours, IntToDoubleFunction theirs, int from, double seen) {
        double largest = 0;
        for (int row = from; row < ours.length; row++) {
            double apart = Math.abs(ours[row] - theirs.applyAsDouble(row));
            assertThat(apart).as("row " + row).isNotNaN();
            largest = Math.max(largest, apart);
        }
        assertThat(largest).isBetween(seen / 2, seen);
    }
}
