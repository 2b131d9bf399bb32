// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

/**
 * The largest allowed distance between two values. There is no default, and no relative or absolute bound. For each
 * feature and stage, a contract requires either equal bits or a distance of at most some units in the last place.
 */
public sealed interface Tolerance {

    /**
     * Says whether a distance is allowed.
     *
     * @param distance the distance, see {@link UlpDistance}
     * @return whether it is
     */
    boolean allows(long distance);

    /**
     * Makes a tolerance.
     *
     * @param ulps how many units in the last place, at most 2 to the power of 20; 0 means equal bits
     * @return the tolerance
     * @throws IllegalArgumentException if that is below 0 or too many
     */
    static Tolerance ofUlps(int ulps) {
        return ulps == 0 ? new Exact() : new Ulps(ulps);
    }

    /** Every bit is equal; two absent values are equal, whatever their bits. */
    record Exact() implements Tolerance {

        @Override
        public boolean allows(long distance) {
            return distance == 0;
        }

        @Override
        public String toString() {
            return "exact";
        }
    }

    /**
     * The values are at most so many units in the last place apart. An absent value is never near a present one.
     *
     * @param most how many, at least 1
     */
    record Ulps(int most) implements Tolerance {

        /**
         * Checks that the number neither means equal bits nor allows everything. {@inheritDoc}
         *
         * @throws IllegalArgumentException if it is
         */
        public Ulps {
            if (most < 1 || most > 1 << 20) {
                throw new IllegalArgumentException("ulps must be from 1 to " + (1 << 20) + ", but was " + most);
            }
        }

        @Override
        public boolean allows(long distance) {
            return distance <= most;
        }

        @Override
        public String toString() {
            return "within " + UlpDistance.describe(most);
        }
    }
}
