// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

/**
 * Adds many terms in the order in which numpy does, so that the sum has the same bits: eight running sums over blocks of at
 * most 128 terms, the blocks added in pairs.
 */
final class PairwiseSum {

    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private PairwiseSum() {}

    /** The terms by their index. */
    interface Terms {
        double at(int index);
    }

    static double of(Terms terms, int size) {
        return of(terms, 0, size);
    }

    private static double of(Terms terms, int from, int size) {
        if (size < LANES) {
            return rest(terms, -0.0, from, from + size);
        }
        if (size <= BLOCK) {
            return block(terms, from, size);
        }
        int half = size / 2;
        half -= half % LANES;
        return of(terms, from, half) + of(terms, from + half, size - half);
    }

    private static double block(Terms terms, int from, int size) {
        double[] sums = new double[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            sums[lane] = terms.at(from + lane);
        }
        int whole = size - size % LANES;
        for (int i = LANES; i < whole; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[lane] += terms.at(from + i + lane);
            }
        }
        double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        return rest(terms, sum, from + whole, from + size);
    }

    private static double rest(Terms terms, double sum, int from, int to) {
        double all = sum;
        for (int i = from; i < to; i++) {
            all += terms.at(i);
        }
        return all;
    }
}
