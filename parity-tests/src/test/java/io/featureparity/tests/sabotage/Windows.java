// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.features.batch.BarColumns;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rolling scores that are right on paper and round another way than training did. */
final class Windows {

    private static final List<String> PRICES = List.of("open", "high", "low", "close");

    private Windows() {}

    /** Means and deviations of the present values of a window. */
    private interface Moments {
        /** The mean and the variance. */
        double[] of(double[] present);
    }

    static List<Sabotage> all() {
        return List.of(
                new Sabotage("moments taken anew from each window, in two passes", over(Windows::twoPasses)),
                new Sabotage("a variance from the sum of squares", over(Windows::sumOfSquares)),
                new Sabotage("a mean that leaves this bar out", over(Windows::withoutTheLast)));
    }

    private static double[] twoPasses(double[] x) {
        double mean = Arrays.stream(x).sum() / x.length;
        double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
        return new double[] {mean, squares / (x.length - 1)};
    }

    private static double[] sumOfSquares(double[] x) {
        double sum = 0;
        double squares = 0;
        for (double value : x) {
            sum += value;
            squares += value * value;
        }
        double variance = (squares - sum * sum / x.length) / (x.length - 1);
        return new double[] {sum / x.length, Math.max(0, variance)};
    }

    private static double[] withoutTheLast(double[] x) {
        return new double[] {twoPasses(Arrays.copyOf(x, x.length - 1))[0], twoPasses(x)[1]};
    }

    private static Engine over(Moments moments) {
        return new Engine() {
            @Override
            void alter(FeatureContract contract, BarColumns bars, int row, double[] raw) {
                for (FeatureSpec spec : contract.marketFeatures()) {
                    int column = contract.macroColumns().indexOf(spec.inputs().get(0));
                    if (spec.calculation() instanceof RollingZScore score
                            && !PRICES.contains(spec.inputs().get(0))) {
                        raw[spec.index()] = score(moments, score, bars, column, row, spec.undefined());
                    }
                }
            }
        };
    }

    private static double score(
            Moments moments, RollingZScore score, BarColumns bars, int column, int row, double undefined) {
        double[] present = IntStream.rangeClosed(Math.max(0, row - score.window() + 1), row)
                .mapToDouble(earlier -> bars.macro(column, earlier))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double value = bars.macro(column, row);
        if (Double.isNaN(value) || present.length < Math.max(2, score.minCount())) {
            return undefined;
        }
        double[] both = moments.of(present);
        double z = (value - both[0]) / Math.sqrt(both[1]);
        return Double.isNaN(z) || both[1] == 0 ? undefined : Math.max(-score.clip(), Math.min(score.clip(), z));
    }
}
