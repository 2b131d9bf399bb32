// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/**
 * Reads the memory that a bar needs, before it is needed. If thousands of engines take turns, or minutes pass between two
 * bars, the processor's caches no longer hold the state. If all its parts are read at once, the processor fetches them side
 * by side, in the time of one access. If one node after the other reads its part, each part costs one access. This class
 * computes nothing.
 */
public final class ReadAhead {

    private ReadAhead() {}

    /**
     * Reads a field as bits, because sums of doubles would wait for one another.
     *
     * @param s the state
     * @param at its place
     * @return its bits
     */
    public static long field(double[] s, int at) {
        return Double.doubleToRawLongBits(s[at]);
    }

    /**
     * Reads the value of a {@link Lag} that the bar overwrites.
     *
     * @param s the state
     * @param at the first place
     * @param ring where the ring begins
     * @return its bits
     */
    public static long oldest(double[] s, int at, int ring) {
        return Double.doubleToRawLongBits(s[ring + (int) s[at + Lag.OLDEST]]);
    }

    /**
     * Keeps what was read, so that the JIT does not leave the reading out.
     *
     * @param read a number without meaning that depends on everything that was read
     * @param scratch where it is kept
     * @param at its place
     */
    public static void keep(long read, double[] scratch, int at) {
        scratch[at] = Double.longBitsToDouble(read);
    }
}
