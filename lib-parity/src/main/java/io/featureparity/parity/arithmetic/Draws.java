// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.arithmetic;

/**
 * Random numbers from a seed: SplitMix64, which gives the same numbers as the JDK's {@code SplittableRandom}. The
 * algorithm is written out here, so that no answer depends on the JDK.
 */
public final class Draws {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    /**
     * Begins to draw.
     *
     * @param seed the seed
     */
    public Draws(long seed) {
        state = seed;
    }

    /**
     * Draws a whole number below a bound.
     *
     * @param bound the bound, at least 1
     * @return a number from 0 on, below the bound
     */
    public int below(int bound) {
        int drawn = nextInt();
        int most = bound - 1;
        if ((bound & most) == 0) {
            return drawn & most;
        }
        int positive = drawn >>> 1;
        int result = positive % bound;
        // The last, incomplete stretch of numbers is drawn again: else the first ones would come more often.
        while (positive + most - result < 0) {
            positive = nextInt() >>> 1;
            result = positive % bound;
        }
        return result;
    }

    /** {@return a number from 0 on, below 1} */
    public double share() {
        long z = next();
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** {@return true or false, with equal chance} */
    public boolean either() {
        return nextInt() < 0;
    }

    private int nextInt() {
        long z = next();
        z = (z ^ (z >>> 33)) * 0x62a9d9ed799705f5L;
        return (int) (((z ^ (z >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
    }

    private long next() {
        state += STEP;
        return state;
    }
}
