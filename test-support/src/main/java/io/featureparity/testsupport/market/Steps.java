// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.market;

import java.util.SplittableRandom;

/** What markets that walk step by. */
public final class Steps {

    private Steps() {}

    /**
     * Draws a step: nearly normal, with mean 0 and deviation 1, and never farther than 6. Its bits are the same on every JVM.
     *
     * @param random what draws
     * @return the step
     */
    public static double normal(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    /**
     * Rounds a price.
     *
     * @param price the price
     * @return it, in whole cents
     */
    public static double cents(double price) {
        return Math.rint(price * 100) / 100;
    }
}
