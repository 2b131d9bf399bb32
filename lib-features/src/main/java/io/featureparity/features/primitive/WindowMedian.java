// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/**
 * Clause G11: the median of the present values of a window that a {@link Lag} keeps. Another n places hold these values
 * in sorted order, with +0.0 for a zero of either sign.
 */
public final class WindowMedian {

    private WindowMedian() {}

    /**
     * Takes the window's move by one bar.
     *
     * @param s the state
     * @param at the place of the number of present values
     * @param sorted where the sorted values begin
     * @param n how many values the window holds
     * @param leaving the value that leaves
     * @param entering the value that enters
     * @param least how many values must be present
     * @return the median, +0.0 if it is a zero; NaN if absent
     */
    public static double move(double[] s, int at, int sorted, int n, double leaving, double entering, double least) {
        int size = (int) s[at];
        if (Presence.isFinite(leaving)) {
            int index = firstNotBelow(s, sorted, size, leaving);
            if (index < size) {
                System.arraycopy(s, sorted + index + 1, s, sorted + index, size - index - 1);
                size--;
            }
        }
        if (Presence.isFinite(entering) && size < n) {
            int index = firstNotBelow(s, sorted, size, entering);
            System.arraycopy(s, sorted + index, s, sorted + index + 1, size - index);
            s[sorted + index] = entering + 0.0;
            size++;
        }
        s[at] = size;
        if (size < least || size == 0) {
            return Double.NaN;
        }
        double middle = s[sorted + size / 2];
        return size % 2 == 1 ? middle : (s[sorted + size / 2 - 1] + middle) / 2 + 0.0;
    }

    private static int firstNotBelow(double[] s, int sorted, int size, double x) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (s[sorted + middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
