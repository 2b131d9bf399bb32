// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

/**
 * Adds many terms in the order in which numpy does, so that the sum has the same bits: eight running sums over blocks of at
 * most 128 terms, the blocks added in pairs. The terms come one by one and none is kept; only their number has to be known
 * before, since it says where the halves are.
 */
final class PairwiseSum {

    private static final int BLOCK = 128;
    private static final int LANES = 8;

    /** Halves of halves of an {@code int}, down to a block. */
    private static final int DEEPEST = Integer.SIZE;

    // The halves that are waiting, from the outermost: how large the right one is, and the left one's sum once it is
    // known.
    private final int[] right = new int[DEEPEST];
    private final double[] left = new double[DEEPEST];
    private final boolean[] leftIsKnown = new boolean[DEEPEST];
    private int depth;

    private final double[] lanes = new double[LANES];
    private int blockSize;
    private int inBlock;
    private double block;

    PairwiseSum(int size) {
        descend(size);
    }

    /** Adds the next term. */
    void add(double term) {
        int inLanes = blockSize - blockSize % LANES;
        if (inBlock >= inLanes) {
            block += term;
        } else if (inBlock < LANES) {
            lanes[inBlock] = term;
        } else {
            lanes[inBlock % LANES] += term;
        }
        inBlock++;
        if (inBlock == inLanes) {
            block = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }
        if (inBlock == blockSize) {
            ascend();
        }
    }

    /** {@return the sum; all terms must have come} */
    double sum() {
        return block;
    }

    /** Goes to the first block of so many terms. */
    private void descend(int size) {
        int rest = size;
        while (rest > BLOCK) {
            int half = rest / 2;
            half -= half % LANES;
            right[depth] = rest - half;
            leftIsKnown[depth] = false;
            depth++;
            rest = half;
        }
        blockSize = rest;
        inBlock = 0;
        block = -0.0;
    }

    /** A block is whole: adds it to what it is the right half of, and goes to the next one. */
    private void ascend() {
        while (depth > 0) {
            int top = depth - 1;
            if (!leftIsKnown[top]) {
                left[top] = block;
                leftIsKnown[top] = true;
                descend(right[top]);
                return;
            }
            block = left[top] + block;
            depth--;
        }
    }
}
