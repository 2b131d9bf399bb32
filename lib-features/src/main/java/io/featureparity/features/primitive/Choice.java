// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G8: choosing between numbers. */
public final class Choice {

    private Choice() {}

    /**
     * Chooses one of two numbers.
     *
     * @param mask what decides
     * @param a the number if it is true
     * @param b the number if it is false
     * @return one of the two
     */
    public static double where(boolean mask, double a, double b) {
        // Without a branch, since no processor foretells which way a price goes.
        long ones = mask ? -1L : 0L;
        long chosen = (Double.doubleToRawLongBits(a) & ones) | (Double.doubleToRawLongBits(b) & ~ones);
        return Double.longBitsToDouble(chosen);
    }

    /**
     * Says whether a number is absent.
     *
     * @param x the number
     * @return whether it is NaN
     */
    public static boolean isna(double x) {
        return Double.isNaN(x);
    }

    /**
     * Fills an absent number.
     *
     * @param x the number
     * @param c the number to use if it is absent
     * @return the number if it is present, else the other one
     */
    public static double fill(double x, double c) {
        return Double.isNaN(x) ? c : x;
    }

    /**
     * Leaves out zeros.
     *
     * @param x the number
     * @return the number; NaN in place of a zero
     */
    public static double unlessZero(double x) {
        return x == 0 ? Double.NaN : x;
    }

    /**
     * Gives all absent numbers the same bits, since clause B2 treats them alike. NaN has many bit patterns, and the
     * processor chooses its own.
     *
     * @param x the number
     * @return the number
     */
    public static double oneNaN(double x) {
        return Double.isNaN(x) ? Double.NaN : x;
    }

    /**
     * Bounds a number; an absent one stays absent.
     *
     * @param x the number
     * @param lo the lower bound
     * @param hi the upper bound
     * @return the number, or the bound that it exceeds
     */
    public static double clip(double x, double lo, double hi) {
        if (x < lo) {
            return lo;
        }
        return x > hi ? hi : x;
    }
}
