// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G7: comparisons. With NaN all are false but unequal. */
public final class Comparison {

    private Comparison() {}

    /**
     * Compares.
     *
     * @param a the one
     * @param b the other
     * @return whether they are equal, as zeros of either sign are
     */
    public static boolean equal(double a, double b) {
        return a == b;
    }

    /**
     * Compares.
     *
     * @param a the one
     * @param b the other
     * @return whether they are not equal
     */
    public static boolean unequal(double a, double b) {
        return a != b;
    }

    /**
     * Compares.
     *
     * @param a the one
     * @param b the other
     * @return whether the one is less
     */
    public static boolean less(double a, double b) {
        return a < b;
    }

    /**
     * Compares.
     *
     * @param a the one
     * @param b the other
     * @return whether the one is less or equal
     */
    public static boolean lessOrEqual(double a, double b) {
        return a <= b;
    }
}
