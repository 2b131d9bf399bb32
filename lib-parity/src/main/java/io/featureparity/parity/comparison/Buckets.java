// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

/** The fixed grid of {@link Distances}, which is the same for all so that counts can be added. */
final class Buckets {

    /** As many small distances have a bucket each. */
    private static final int SINGLE = 16;

    /** As many buckets reach from a power of two to the next: two to the power of {@link #SHARE_BITS}. */
    private static final int SHARE = 8;

    private static final int SHARE_BITS = 3;
    private static final int SINGLE_BITS = 4;

    /** The buckets of all finite distances, and the one of the distance that is none. */
    static final int NUMBER = SINGLE + SHARE * (Long.SIZE - 1 - SINGLE_BITS) + 1;

    private static final int INCOMPARABLE = NUMBER - 1;

    private Buckets() {}

    static int index(long distance) {
        if (distance == UlpDistance.INCOMPARABLE) {
            return INCOMPARABLE;
        }
        if (distance < SINGLE) {
            return (int) distance;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(distance);
        int share = (int) (distance >>> (power - SHARE_BITS)) & (SHARE - 1);
        return SINGLE + (power - SINGLE_BITS) * SHARE + share;
    }

    static long from(int index) {
        if (index == INCOMPARABLE) {
            return UlpDistance.INCOMPARABLE;
        }
        if (index < SINGLE) {
            return index;
        }
        int power = SINGLE_BITS + (index - SINGLE) / SHARE;
        return (long) (SHARE + (index - SINGLE) % SHARE) << (power - SHARE_BITS);
    }

    static long to(int index) {
        return index == INCOMPARABLE ? UlpDistance.INCOMPARABLE : from(index + 1) - 1;
    }
}
