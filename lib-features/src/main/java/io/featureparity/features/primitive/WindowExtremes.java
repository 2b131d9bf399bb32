// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/**
 * Clause G11: the largest or the smallest present value of a window that a {@link Lag} keeps. A second ring of n places
 * holds the values that can still become the largest: those that no larger value follows.
 */
public final class WindowExtremes {

    // Places of the state, counted from the first, all 0 at first.
    private static final int HEAD = 0; // where, in the ring, the largest is
    private static final int SIZE = 1;
    private static final int COUNT = 2; // how many values of the window are present

    private WindowExtremes() {}

    /**
     * Takes the window's move by one bar.
     *
     * @param s the state
     * @param at the first place
     * @param ring where the ring begins
     * @param n how many values the window holds
     * @param leaving the value that leaves
     * @param entering the value that enters
     * @param least how many values must be present
     * @return the largest, +0.0 if it is a zero; NaN if absent
     */
    public static double max(double[] s, int at, int ring, int n, double leaving, double entering, double least) {
        int head = (int) s[at + HEAD];
        int size = (int) s[at + SIZE];
        double count = s[at + COUNT];
        if (Presence.isFinite(leaving)) {
            count--;
            if (size > 0 && s[ring + head] == leaving) {
                head = head == n - 1 ? 0 : head + 1;
                size--;
            }
        }
        if (Presence.isFinite(entering)) {
            count++;
            int behind = place(head + size, n);
            while (size > 0) {
                int last = behind == 0 ? n - 1 : behind - 1;
                if (s[ring + last] >= entering) {
                    break;
                }
                behind = last;
                size--;
            }
            s[ring + behind] = entering;
            size = Math.min(size + 1, n);
        }
        s[at + HEAD] = head;
        s[at + SIZE] = size;
        s[at + COUNT] = count;
        return count < least || count == 0 ? Double.NaN : s[ring + head] + 0.0;
    }

    /**
     * Takes the window's move by one bar.
     *
     * @param s the state
     * @param at the first place
     * @param ring where the ring begins
     * @param n how many values the window holds
     * @param leaving the value that leaves
     * @param entering the value that enters
     * @param least how many values must be present
     * @return the smallest, +0.0 if it is a zero; NaN if absent
     */
    public static double min(double[] s, int at, int ring, int n, double leaving, double entering, double least) {
        return -max(s, at, ring, n, -leaving, -entering, least) + 0.0;
    }

    private static int place(int index, int n) {
        return index >= n ? index - n : index;
    }
}
