// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

/**
 * What a model sees of one feature under given statistics: how its normalised values are distributed. Quantiles are exact to a
 * thousandth of the clip.
 *
 * @param count how many values there are
 * @param mean their mean; 0 if the statistics fit the bars
 * @param std their deviation; 1 if the statistics fit the bars
 * @param least the least value
 * @param low the quantile of 1 %: one value in a hundred is not above it
 * @param median the median: half of the values are not above it
 * @param high the quantile of 99 %: one value in a hundred is not below it
 * @param greatest the greatest value
 * @param clipped the share of values at the clip, from 0 to 1
 */
public record NormalizedShape(
        long count,
        double mean,
        double std,
        double least,
        double low,
        double median,
        double high,
        double greatest,
        double clipped) {

    /** A feature whose deviation is smaller than this, and should be 1, tells a model almost nothing. */
    public static final double NEARLY_CONSTANT = 0.05;

    /** {@return whether a model that sees these values sees a constant, or nearly so} */
    public boolean isNearlyConstant() {
        return std < NEARLY_CONSTANT;
    }

    /** Counts values in buckets between the clip bounds. */
    static final class Counter {

        private static final int BUCKETS = 2_000;

        private final double clip;
        private final long[] buckets = new long[BUCKETS + 1];
        private long count;
        private long clipped;
        private double mean;
        private double squares;
        private double least = Double.POSITIVE_INFINITY;
        private double greatest = Double.NEGATIVE_INFINITY;

        Counter(double clip) {
            this.clip = clip;
        }

        void add(double value) {
            count++;
            double before = value - mean;
            mean += before / count;
            squares += before * (value - mean);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
            clipped += Math.abs(value) >= (float) clip ? 1 : 0;
            buckets[(int) Math.round((value + clip) / (2 * clip) * BUCKETS)]++;
        }

        NormalizedShape shape() {
            return new NormalizedShape(
                    count,
                    mean,
                    count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)),
                    least,
                    quantile(0.01),
                    quantile(0.5),
                    quantile(0.99),
                    greatest,
                    (double) clipped / count);
        }

        private double quantile(double share) {
            long rank = (long) Math.ceil(share * count);
            long seen = 0;
            for (int i = 0; i < buckets.length; i++) {
                seen += buckets[i];
                if (seen >= rank) {
                    double value = (i - BUCKETS / 2) * (clip / (BUCKETS / 2));
                    return Math.max(least, Math.min(greatest, value));
                }
            }
            return greatest;
        }
    }
}
