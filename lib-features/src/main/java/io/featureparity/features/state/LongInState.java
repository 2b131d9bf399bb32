// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

/**
 * A {@code long} in a state of doubles, by its bits: a double cannot hold every {@code long} as a number. The bits are
 * only copied, never calculated with, so none is lost.
 */
public final class LongInState {

    private LongInState() {}

    /**
     * Writes a number.
     *
     * @param value the number
     * @param state the state
     * @param at its place
     */
    public static void put(long value, double[] state, int at) {
        state[at] = Double.longBitsToDouble(value);
    }

    /**
     * Reads what {@link #put} wrote.
     *
     * @param state the state
     * @param at the place
     * @return the number
     */
    public static long get(double[] state, int at) {
        return Double.doubleToRawLongBits(state[at]);
    }
}
