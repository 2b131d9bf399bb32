// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G10: the value of some bars before. Its ring of values also serves as the window of k bars. */
public final class Lag {

    /** The place of the index of the oldest value. */
    static final int OLDEST = 0;

    private Lag() {}

    /**
     * Takes a value in and gives that of the bar before. The state is one place, absent at first.
     *
     * @param s the state
     * @param at the place
     * @param x the value
     * @return the value of the bar before; NaN at the first bar
     */
    public static double one(double[] s, int at, double x) {
        double before = s[at];
        s[at] = x;
        return before;
    }

    /**
     * Takes a value in and gives that of k bars before. The state is the index of the oldest value, and a ring.
     *
     * @param s the state
     * @param at the first place
     * @param ring where the ring begins
     * @param k how many values the ring holds
     * @param x the value
     * @return the value of k bars before; NaN while there are not so many
     */
    public static double push(double[] s, int at, int ring, int k, double x) {
        int index = (int) s[at + OLDEST];
        double leaving = s[ring + index];
        s[ring + index] = x;
        s[at + OLDEST] = index == k - 1 ? 0 : index + 1;
        return leaving;
    }

    /**
     * Takes a column in as {@link #one} takes its values.
     *
     * @param s the state
     * @param at the place
     * @param x the values
     * @param out where the values of the bars before are put
     * @param count how many, at least 1
     */
    public static void oneOfColumn(double[] s, int at, double[] x, double[] out, int count) {
        out[0] = s[at];
        System.arraycopy(x, 0, out, 1, count - 1);
        s[at] = x[count - 1];
    }

    /**
     * Takes a column in as {@link #push} takes its values.
     *
     * @param s the state
     * @param at the first place
     * @param ring where the ring begins
     * @param k how many values the ring holds
     * @param x the values
     * @param out where the values of k bars before are put
     * @param count how many, at least 1
     */
    public static void pushColumn(double[] s, int at, int ring, int k, double[] x, double[] out, int count) {
        int oldest = (int) s[at + OLDEST];
        int ofRing = Math.min(k, count);
        int toEnd = Math.min(ofRing, k - oldest);
        System.arraycopy(s, ring + oldest, out, 0, toEnd);
        System.arraycopy(s, ring, out, toEnd, ofRing - toEnd);
        System.arraycopy(x, 0, out, ofRing, count - ofRing);

        int first = (oldest + count - ofRing) % k;
        toEnd = Math.min(ofRing, k - first);
        System.arraycopy(x, count - ofRing, s, ring + first, toEnd);
        System.arraycopy(x, count - ofRing + toEnd, s, ring, ofRing - toEnd);
        s[at + OLDEST] = (oldest + count) % k;
    }
}
