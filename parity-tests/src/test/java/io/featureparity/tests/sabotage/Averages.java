// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.batch.BarColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/** Wilder's average in ways that are nearly right: RSI, ATR and ADX are computed over them. */
final class Averages {

    private Averages() {}

    /** One step of an average: what has gone before, and the value that comes. */
    private interface Step {
        double of(double old, double average, double weight, double x);
    }

    /** Clause C1 as it stands, to see that it is the average that turns the others red, and not what is around it. */
    static Engine honest() {
        return over(n -> new Wilder(weight(n), n == 2, Averages::clause, true, true, true));
    }

    static List<Sabotage> all() {
        return List.of(
                new Sabotage(
                        "an infinite value that enters an average",
                        over(n -> new Wilder(weight(n), n == 2, Averages::clause, true, true, false))),
                new Sabotage(
                        "1/n taken directly",
                        over(n -> new Wilder(1.0 / n, n == 2, Averages::clause, true, true, true))),
                new Sabotage(
                        "fused multiply-add in the Wilder step",
                        over(n -> new Wilder(
                                weight(n), n == 2, (o, w, a, x) -> Math.fma(o, w, a * x) / (o + a), true, true, true))),
                new Sabotage(
                        "a sum of weights taken for 1",
                        over(n -> new Wilder(weight(n), n == 2, (o, w, a, x) -> o * w + a * x, true, true, true))),
                new Sabotage(
                        "an average that adds a part of the difference",
                        over(n -> new Wilder(weight(n), n == 2, (o, w, a, x) -> w + a * (x - w), true, true, true))),
                new Sabotage(
                        "a reciprocal of the weights",
                        over(n -> new Wilder(
                                weight(n), n == 2, (o, w, a, x) -> (o * w + a * x) * (1 / (o + a)), true, true, true))),
                new Sabotage(
                        "(n-1) w + x, over n",
                        over(n -> new Wilder(
                                weight(n), n == 2, (o, w, a, x) -> ((n - 1) * w + x) / n, true, true, true))),
                new Sabotage(
                        "an average that forgets to weigh anew after an equal value",
                        over(n -> new Wilder(weight(n), n == 2, Averages::clause, false, true, true))),
                new Sabotage(
                        "weights that do not decay across a gap",
                        over(n -> new Wilder(weight(n), n == 2, Averages::clause, true, false, true))));
    }

    private static double weight(int n) {
        double share = 1.0 / n;
        return 1 / (1 + (1 - share) / share);
    }

    private static double clause(double old, double average, double weight, double x) {
        return (old * average + weight * x) / (old + weight);
    }

    /** Clause C1 with a step of its own. */
    private static final class Wilder implements DoubleUnaryOperator {
        private final double weight;
        private final boolean weightFollowsAge;
        private final Step step;
        private final boolean equalRenews;
        private final boolean gapsDecay;
        private final boolean infinityIsAbsent;
        private double average = Double.NaN;
        private double old = 1;

        private Wilder(
                double weight,
                boolean weightFollowsAge,
                Step step,
                boolean equalRenews,
                boolean gapsDecay,
                boolean infinityIsAbsent) {
            this.weight = weight;
            this.weightFollowsAge = weightFollowsAge;
            this.step = step;
            this.equalRenews = equalRenews;
            this.gapsDecay = gapsDecay;
            this.infinityIsAbsent = infinityIsAbsent;
        }

        @Override
        public double applyAsDouble(double x) {
            boolean present = infinityIsAbsent ? Double.isFinite(x) : !Double.isNaN(x);
            if (Double.isNaN(average)) {
                average = present ? x : Double.NaN;
                return average;
            }
            if (present || gapsDecay) {
                old = old * (1 - weight);
            }
            if (present && average != x) {
                average = step.of(old, average, weightFollowsAge ? 1 - old : weight, x);
                old = 1;
            } else if (present && equalRenews) {
                old = 1;
            }
            return average;
        }
    }

    private static Engine over(IntFunction<DoubleUnaryOperator> averages) {
        return new Engine() {
            private final List<Technical> technical = new ArrayList<>();

            @Override
            void begin(FeatureContract contract) {
                technical.clear();
                contract.marketFeatures().forEach(spec -> technicalOf(spec, averages, technical));
            }

            @Override
            void alter(FeatureContract contract, BarColumns bars, int row, double[] raw) {
                for (Technical feature : technical) {
                    double value = feature.update(bars.high(row), bars.low(row), bars.close(row));
                    raw[feature.spec.index()] = Double.isNaN(value) ? feature.spec.undefined() : value;
                }
            }
        };
    }

    private static void technicalOf(
            FeatureSpec spec, IntFunction<DoubleUnaryOperator> averages, List<Technical> technical) {
        if (spec.calculation() instanceof Rsi rsi
                && rsi.smoothing() == Smoothing.WILDER
                && rsi.noLoss() == Rsi.NoLoss.UNDEFINED) {
            technical.add(new Technical(spec, averages, rsi.period()));
        } else if (spec.calculation() instanceof AtrPercent atr
                && atr.smoothing() == Smoothing.WILDER
                && atr.scale() == 1) {
            technical.add(new Technical(spec, averages, atr.period()));
        } else if (spec.calculation() instanceof Adx adx
                && adx.smoothing() == Smoothing.WILDER
                && adx.output() == Adx.Output.ADX) {
            technical.add(new Technical(spec, averages, adx.period()));
        }
    }

    /** Clauses C3 to C7 over averages of any kind. */
    private static final class Technical {
        private final FeatureSpec spec;
        private final DoubleUnaryOperator first;
        private final DoubleUnaryOperator second;
        private final DoubleUnaryOperator third;
        private final DoubleUnaryOperator fourth;
        private double high = Double.NaN;
        private double low = Double.NaN;
        private double close = Double.NaN;

        private Technical(FeatureSpec spec, IntFunction<DoubleUnaryOperator> averages, int period) {
            this.spec = spec;
            first = averages.apply(period);
            second = averages.apply(period);
            third = averages.apply(period);
            fourth = averages.apply(period);
        }

        private double update(double nextHigh, double nextLow, double nextClose) {
            double change = nextClose - close;
            double up = nextHigh - high;
            double down = low - nextLow;
            double range = largest(nextHigh - nextLow, Math.abs(nextHigh - close), Math.abs(nextLow - close));
            high = nextHigh;
            low = nextLow;
            close = nextClose;
            if (spec.calculation() instanceof Rsi) {
                double gain = first.applyAsDouble(change > 0 ? change : 0);
                double loss = second.applyAsDouble(change < 0 ? -change : 0);
                return loss == 0 ? Double.NaN : 100 - 100 / (1 + gain / loss);
            }
            double average = first.applyAsDouble(range);
            if (spec.calculation() instanceof AtrPercent) {
                return average / close;
            }
            double plus = (100 * second.applyAsDouble(up > down && up > 0 ? up : 0)) / average;
            double minus = (100 * third.applyAsDouble(down > up && down > 0 ? down : 0)) / average;
            boolean defined = average != 0 && plus + minus != 0;
            return fourth.applyAsDouble(defined ? (100 * Math.abs(plus - minus)) / (plus + minus) : Double.NaN);
        }

        private static double largest(double... values) {
            double largest = Double.NaN;
            for (double value : values) {
                largest = Double.isNaN(largest) || value > largest ? value : largest;
            }
            return largest;
        }
    }
}
