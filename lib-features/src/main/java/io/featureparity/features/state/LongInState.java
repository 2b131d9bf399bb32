// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

/** A {@code long} in a state of doubles, as two whole numbers: one double does not hold every {@code long}. */
public final class LongInState {

    /** How many places it takes. */
    public static final int PLACES = 2;

    private LongInState() {}

    /**
     * Writes a number.
     *
     * @param value the number
     * @param state the state
     * @param at the first of its places
     */
    public static void put(long value, double[] state, int at) {
        state[at] = (int) (value >> Integer.SIZE);
        state[at + 1] = (int) value;
    }

    /**
     * Reads what {@link #put} wrote.
     *
     * @param state the state, which holds nothing impossible
     * @param at the first of the places
     * @return the number
     */
    public static long get(double[] state, int at) {
        return (long) (int) state[at] << Integer.SIZE | Integer.toUnsignedLong((int) state[at + 1]);
    }

    /**
     * Says whether two places hold what {@link #put} can have written.
     *
     * @param state the state
     * @param at the first of the places
     * @return whether both are whole numbers of 32 bits
     */
    public static boolean isThere(double[] state, int at) {
        return (int) state[at] == state[at] && (int) state[at + 1] == state[at + 1];
    }
}
