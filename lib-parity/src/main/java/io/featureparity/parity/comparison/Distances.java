// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * A histogram of the distances between many pairs of values, in units in the last place. Each distance below 16 has its
 * own bucket. From there on, eight buckets share the range up to the next power of two, so the largest distance of a
 * bucket is at most an eighth above its smallest. {@link UlpDistance#INCOMPARABLE} has its own bucket. Memory is
 * therefore bounded, and the counts of several comparisons can be added. Only the exact place of a large distance
 * inside its bucket is lost; the worst distance is kept exactly.
 *
 * @param worst the largest distance, 0 if nothing was counted
 * @param buckets the buckets that are not empty, from near to far
 */
public record Distances(long worst, List<Bucket> buckets) {

    /** Nothing was compared. */
    static final Distances NONE = new Distances(0, List.of());

    /**
     * Takes a copy of the buckets. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the buckets are not in order, or the worst distance is not in the last
     */
    public Distances {
        buckets = List.copyOf(buckets);
        for (int i = 1; i < buckets.size(); i++) {
            if (buckets.get(i - 1).to() >= buckets.get(i).from()) {
                throw new IllegalArgumentException("buckets must be from near to far, but were " + buckets);
            }
        }
        Bucket last = buckets.isEmpty() ? new Bucket(0, 0, 1) : buckets.get(buckets.size() - 1);
        if (worst < last.from() || worst > last.to()) {
            throw new IllegalArgumentException("the worst distance must be in " + last + ", but was " + worst);
        }
    }

    /**
     * The count of one bucket.
     *
     * @param from the smallest distance of the bucket
     * @param to the largest distance of the bucket
     * @param count how often, at least 1
     */
    public record Bucket(long from, long to, long count) {

        /**
         * Checks that the bounds are those of a bucket. {@inheritDoc}
         *
         * @throws IllegalArgumentException if they are not, or the count is below 1
         */
        public Bucket {
            if (count < 1
                    || from < 0
                    || to != Buckets.to(Buckets.index(from))
                    || from != Buckets.from(Buckets.index(from))) {
                throw new IllegalArgumentException("no bucket: from " + from + " to " + to + ", count " + count);
            }
        }
    }

    /** {@return how many distances were counted, those of 0 included} */
    public long count() {
        long count = 0;
        for (Bucket bucket : buckets) {
            count += bucket.count();
        }
        return count;
    }

    /**
     * The lower median: at least half of all distances are not larger. It is exact below 16; otherwise this and
     * {@link #medianAtMost()} are bounds of it.
     *
     * @return a lower bound of the median; 0 if nothing was counted
     */
    public long medianAtLeast() {
        return buckets.isEmpty() ? 0 : median().from();
    }

    /** {@return an upper bound of the median, see {@link #medianAtLeast()}} */
    public long medianAtMost() {
        return buckets.isEmpty() ? 0 : Math.min(median().to(), worst);
    }

    /**
     * A quantile of the distances between two numbers; where one side was absent there is no distance.
     *
     * @param percent which quantile, from 1 to 100: that many of a hundred distances are not larger
     * @return an upper bound of the quantile, at most an eighth above it; 0 if no two numbers were compared
     */
    public long percentileAtMost(int percent) {
        long numbers = count() - oneSided();
        long rank = numbers - numbers * (100 - percent) / 100;
        for (Bucket bucket : buckets) {
            rank -= bucket.count();
            if (rank <= 0) {
                return numbers == 0 ? 0 : Math.min(bucket.to(), worst);
            }
        }
        return 0;
    }

    /** {@return how many distances are 0} */
    public long equal() {
        return buckets.isEmpty() || buckets.get(0).from() > 0
                ? 0
                : buckets.get(0).count();
    }

    /** {@return how often one side was absent and the other was not} */
    public long oneSided() {
        Bucket last = buckets.isEmpty() ? new Bucket(0, 0, 1) : buckets.get(buckets.size() - 1);
        return last.from() == UlpDistance.INCOMPARABLE ? last.count() : 0;
    }

    private Bucket median() {
        long rank = count() - count() / 2; // the lower one of an even number
        int at = 0;
        while (rank > buckets.get(at).count()) {
            rank -= buckets.get(at).count();
            at++;
        }
        return buckets.get(at);
    }

    /** Adds what another comparison met. */
    Distances plus(Distances other) {
        List<Bucket> sum = new ArrayList<>();
        int mine = 0;
        int its = 0;
        while (mine < buckets.size() || its < other.buckets.size()) {
            Bucket a = mine < buckets.size() ? buckets.get(mine) : null;
            Bucket b = its < other.buckets.size() ? other.buckets.get(its) : null;
            if (b == null || (a != null && a.from() < b.from())) {
                sum.add(buckets.get(mine++));
            } else if (a == null || b.from() < a.from()) {
                sum.add(other.buckets.get(its++));
            } else {
                sum.add(new Bucket(a.from(), a.to(), a.count() + b.count()));
                mine++;
                its++;
            }
        }
        return new Distances(Math.max(worst, other.worst), sum);
    }
}
