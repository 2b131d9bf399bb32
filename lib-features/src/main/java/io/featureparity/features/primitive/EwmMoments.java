// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G13: the exponentially weighted variance. */
public final class EwmMoments {

    /** No more present values are counted: no parameter asks for more. */
    private static final double MOST_COUNTED = 10_000;

    // Places of the state, counted from the first: absent, 0, 1, 1, 1, 0 at first.
    private static final int MEAN = 0;
    private static final int COVARIANCE = 1;
    private static final int OLD = 2;
    private static final int SUM = 3; // of the weights
    private static final int SQUARES = 4; // of the weights' squares
    private static final int COUNT = 5;

    private EwmMoments() {}

    /**
     * Takes the next value.
     *
     * @param s the state
     * @param at the first place
     * @param x the value; an infinity counts as absent
     * @param keep what is left of the old weight after a bar
     * @param weight the weight of a new value
     * @param adjust whether weights are adjusted
     * @param ignoreNa whether weights stay as they are across absent values
     */
    public static void move(
            double[] s, int at, double x, double keep, double weight, boolean adjust, boolean ignoreNa) {
        boolean present = Presence.isFinite(x);
        if (present && s[at + COUNT] < MOST_COUNTED) {
            s[at + COUNT]++;
        }
        double mean = s[at + MEAN];
        if (Double.isNaN(mean)) {
            if (present) {
                s[at + MEAN] = x;
            }
            return;
        }
        if (!present && ignoreNa) {
            return;
        }
        double sum = s[at + SUM] * keep;
        double squares = s[at + SQUARES] * (keep * keep);
        double old = s[at + OLD] * keep;
        if (present) {
            double total = old + weight;
            double moved = mean != x ? (old * mean + weight * x) / total : mean;
            double p = mean - moved;
            double q = x - moved;
            s[at + COVARIANCE] = (old * (s[at + COVARIANCE] + p * p) + weight * (q * q)) / total;
            s[at + MEAN] = moved;
            sum = sum + weight;
            squares = squares + weight * weight;
            old = total;
            if (!adjust) {
                sum = sum / total;
                squares = squares / (total * total);
                old = 1;
            }
        }
        s[at + SUM] = sum;
        s[at + SQUARES] = squares;
        s[at + OLD] = old;
    }

    /**
     * Gives the variance.
     *
     * @param s the state
     * @param at the first place
     * @param bias whether it is left uncorrected
     * @param least how many values must have been present, at least 1
     * @return the variance, NaN if absent
     */
    public static double variance(double[] s, int at, boolean bias, double least) {
        if (s[at + COUNT] < least) {
            return Double.NaN;
        }
        if (bias) {
            return s[at + COVARIANCE];
        }
        double u = s[at + SUM] * s[at + SUM];
        double v = u - s[at + SQUARES];
        return v > 0 ? u / v * s[at + COVARIANCE] : Double.NaN;
    }
}
