// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G11: how many values of a window that a {@link Lag} keeps are not NaN. The state is that number. */
public final class WindowCount {

    private WindowCount() {}

    /**
     * Takes the window's move by one bar.
     *
     * @param s the state
     * @param at the place
     * @param leaving the value that leaves
     * @param entering the value that enters
     * @return how many are present
     */
    public static double move(double[] s, int at, double leaving, double entering) {
        double count = s[at];
        if (!Double.isNaN(leaving)) {
            count--;
        }
        if (!Double.isNaN(entering)) {
            count++;
        }
        s[at] = count;
        return count;
    }
}
