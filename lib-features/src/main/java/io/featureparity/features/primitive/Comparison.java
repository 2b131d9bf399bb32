// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G7: comparisons. If a number is NaN, all are false except {@link #unequal}. */
public final class Comparison {

    private Comparison() {}

    /**
     * Compares two numbers.
     *
     * @param a the first number
     * @param b the second number
     * @return whether they are equal; zeros of either sign are equal
     */
    public static boolean equal(double a, double b) {
        return a == b;
    }

    /**
     * Compares two numbers.
     *
     * @param a the first number
     * @param b the second number
     * @return whether they are not equal
     */
    public static boolean unequal(double a, double b) {
        return a != b;
    }

    /**
     * Compares two numbers.
     *
     * @param a the first number
     * @param b the second number
     * @return whether the first is less
     */
    public static boolean less(double a, double b) {
        return a < b;
    }

    /**
     * Compares two numbers.
     *
     * @param a the first number
     * @param b the second number
     * @return whether the first is less or equal
     */
    public static boolean lessOrEqual(double a, double b) {
        return a <= b;
    }
}
