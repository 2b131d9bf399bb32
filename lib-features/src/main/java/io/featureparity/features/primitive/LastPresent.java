// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G10: the last present value. The state is that value, absent at first, and how many bars old it is. */
public final class LastPresent {

    private static final int VALUE = 0;
    private static final int AGE = 1;

    private LastPresent() {}

    /**
     * Takes a value in.
     *
     * @param s the state
     * @param at the first place
     * @param x the value
     * @param limit how many bars old the value may be; infinity for any number
     * @return the last present value; NaN if there is none, or none young enough
     */
    public static double ffill(double[] s, int at, double x, double limit) {
        if (!Double.isNaN(x)) {
            s[at + VALUE] = x;
            s[at + AGE] = 0;
            return x;
        }
        double age = s[at + AGE];
        if (age < limit) {
            s[at + AGE] = age + 1;
            return s[at + VALUE];
        }
        s[at + VALUE] = Double.NaN; // it does not come back
        return Double.NaN;
    }
}
