// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Fits one feature to values that pass three times, each time all of them in the same order: to be counted, to be added, and
 * to have their squares added.
 */
final class FeatureFit {

    private final String feature;
    private int rows;
    private int count;
    private double min = Double.NaN;
    private double max = Double.NaN;
    private @Nullable PairwiseSum sum;
    private @Nullable PairwiseSum squares;
    private double mean;

    FeatureFit(String feature) {
        this.feature = feature;
    }

    void count(double value) {
        rows++;
        if (!Double.isNaN(value)) {
            count++;
            min = count == 1 || value < min ? value : min;
            max = count == 1 || value > max ? value : max;
        }
    }

    /** pandas puts a zero in place of what is absent, which has its place among the terms and adds nothing. */
    void add(double value) {
        if (sum == null) {
            sum = new PairwiseSum(rows);
        }
        sum.add(Double.isNaN(value) ? 0 : value);
    }

    void addSquare(double value) {
        if (squares == null) {
            squares = new PairwiseSum(rows);
            mean = mean();
        }
        double distance = mean - value;
        squares.add(Double.isNaN(value) ? 0 : distance * distance);
    }

    private double mean() {
        return sum == null ? Double.NaN : sum.sum() / count;
    }

    FittedFeature fitted() {
        double std = count < 2 || squares == null ? Double.NaN : Math.sqrt(squares.sum() / (count - 1));
        return new FittedFeature(feature, mean(), std, min, max, count, (double) (rows - count) / rows * 100.0);
    }
}
