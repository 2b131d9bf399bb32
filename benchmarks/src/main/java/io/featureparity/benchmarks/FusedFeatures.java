// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import java.util.Arrays;

/**
 * The contract usdcop-m5 1.0.0 in one class: the 13 market features and their normalisation with plain fields, constants
 * that the compiler knows and nothing that could be another contract's. It is what the engine's structure is held to, and
 * no part of the product; a test keeps its bits equal to the engine's.
 *
 * <p>It asks nothing of its input: whoever feeds it has refused bad bars already. The three rolling z-scores move first and
 * divide afterwards, together, so that the divisions do not wait for one another.
 *
 * <p>Not thread-safe.
 */
final class FusedFeatures {

    static final int MACRO_COUNT = 6;
    static final int RAW_COUNT = 13;
    static final int SIZE = 15;

    private static final double WEIGHT_9 = weight(9);
    private static final double WEIGHT_10 = weight(10);
    private static final double WEIGHT_14 = weight(14);
    private static final double KEEP_9 = 1 - WEIGHT_9;
    private static final double KEEP_10 = 1 - WEIGHT_10;
    private static final double KEEP_14 = 1 - WEIGHT_14;

    private static final double LEAST_PART_LEFT = 1000 * 0x1p-52;
    private static final double CLIP = 5;
    private static final double MACRO_CLIP = 3;

    /** One row of the ring for each bar: close, dxy, vix and embi, so that a bar's values share a cache line. */
    private static final int ROWS = 64;

    private static final int WINDOW = 60;
    private static final int ROW_SHIFT = 2;
    private static final int DXY = 1;
    private static final int VIX = 2;
    private static final int EMBI = 3;

    private final double[] mean = new double[RAW_COUNT];
    private final double[] std = new double[RAW_COUNT];
    private final double[] raw = new double[RAW_COUNT];
    private final double[] normalized = new double[RAW_COUNT];
    private final double[] ring = new double[ROWS << ROW_SHIFT];
    private int row;

    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    private double previousClose = Double.NaN;
    private double previousDxy = Double.NaN;
    private double previousBrent = Double.NaN;
    private double previousUsdmxn = Double.NaN;

    // The first bar has no change, which counts as 0 and seeds these four: so they begin with it.
    private double gain;
    private double loss;
    private double plus;
    private double minus;

    private double range10 = Double.NaN;
    private double range10Old = 1;
    private double range14 = Double.NaN;
    private double range14Old = 1;
    private double adx = Double.NaN;
    private double adxOld = 1;

    private final Score dxy = new Score(DXY);
    private final Score vix = new Score(VIX);
    private final Score embi = new Score(EMBI);

    private long startedOver;

    FusedFeatures(FeatureContract contract, NormStats stats) {
        for (int i = 0; i < RAW_COUNT; i++) {
            FeatureSpec spec = contract.marketFeatures().get(i);
            mean[i] = stats.statistics(spec.name()).mean();
            std[i] = stats.statistics(spec.name()).std();
        }
        Arrays.fill(ring, Double.NaN);
    }

    private static double weight(int n) {
        double share = 1.0 / n;
        return 1 / (1 + (1 - share) / share);
    }

    /** How often one of the three rolling deviations has started over. */
    long startedOver() {
        return startedOver;
    }

    /** The raw values of the last bar, not copied. */
    double[] raw() {
        return raw;
    }

    /**
     * Takes a bar in and observes.
     *
     * @param macro dxy, vix, embi, brent, usdmxn and treasury_10y
     * @param out the 15 values of the observation
     */
    void update(long time, double high, double low, double close, double[] macro, double position, float[] out) {
        row = (row + 1) & (ROWS - 1);
        dxy.move(macro[0]);
        vix.move(macro[1]);
        embi.move(macro[2]);
        updateReturns(close);
        updateRsi(close);
        updateRanges(high, low, close);
        previousHigh = high;
        previousLow = low;
        previousClose = close;

        raw[6] = dxy.of(macro[0]);
        raw[7] = change(macro[0], previousDxy);
        previousDxy = macro[0];
        raw[8] = vix.of(macro[1]);
        raw[9] = embi.of(macro[2]);
        raw[10] = change(macro[3], previousBrent);
        previousBrent = macro[3];
        raw[11] = 10.0 - macro[5];
        raw[12] = change(macro[4], previousUsdmxn);
        previousUsdmxn = macro[4];

        normalize(out);
        out[13] = (float) (position < -1 ? -1 : position > 1 ? 1 : position);
        out[14] = (float) timeNormalized(time);
    }

    private void updateReturns(double close) {
        double before12 = ring[((row - 12) & (ROWS - 1)) << ROW_SHIFT];
        double before48 = ring[((row - 48) & (ROWS - 1)) << ROW_SHIFT];
        ring[row << ROW_SHIFT] = close;
        raw[0] = orElse(log(close / previousClose), 0);
        raw[1] = orElse(log(close / before12), 0);
        raw[2] = orElse(log(close / before48), 0);
    }

    private void updateRsi(double close) {
        double change = close - previousClose;
        // Which way a price goes cannot be foretold, so there are no branches but for absent changes.
        boolean moved = !Double.isNaN(change);
        double up = moved ? Math.max(change, 0) : 0;
        double down = moved ? Math.max(-change, 0) : 0;
        // These are never absent, so what is divided by is keep + weight, and that is 1 for every n that stands here.
        gain = gain != up ? KEEP_9 * gain + WEIGHT_9 * up : gain;
        loss = loss != down ? KEEP_9 * loss + WEIGHT_9 * down : loss;
        raw[3] = loss == 0 ? 50 : 100 - 100 / (1 + gain / loss);
    }

    private void updateRanges(double high, double low, double close) {
        double up = high - previousHigh;
        double down = previousLow - low;
        double above = Math.abs(high - previousClose);
        double below = Math.abs(low - previousClose);
        double range;
        double upwards;
        double downwards;
        if (Math.abs(up) + Math.abs(down) + above + below < Double.POSITIVE_INFINITY) {
            range = Math.max(high - low, Math.max(above, below));
            upwards = ifBelow(Math.max(down, 0), up);
            downwards = ifBelow(Math.max(up, 0), down);
        } else {
            range = largest(high - low, largest(above, below));
            upwards = up > down && up > 0 ? up : 0;
            downwards = down > up && down > 0 ? down : 0;
        }

        if (Double.isNaN(range)) {
            range10Old *= Double.isNaN(range10) ? 1 : KEEP_10;
            range14Old *= Double.isNaN(range14) ? 1 : KEEP_14;
        } else if (Double.isNaN(range10)) {
            range10 = range;
            range14 = range;
        } else {
            range10 = range10 != range ? blend(range10Old * KEEP_10, range10, WEIGHT_10, range) : range10;
            range10Old = 1;
            range14 = range14 != range ? blend(range14Old * KEEP_14, range14, WEIGHT_14, range) : range14;
            range14Old = 1;
        }
        plus = plus != upwards ? KEEP_14 * plus + WEIGHT_14 * upwards : plus;
        minus = minus != downwards ? KEEP_14 * minus + WEIGHT_14 * downwards : minus;

        raw[4] = orElse(range10 / close, 0);
        double plusIndicator = (100 * plus) / range14;
        double minusIndicator = (100 * minus) / range14;
        double sum = plusIndicator + minusIndicator;
        double index = (100 * Math.abs(plusIndicator - minusIndicator)) / sum;
        boolean absent = range14 == 0 || sum == 0 || Double.isNaN(index);
        if (absent) {
            adxOld *= Double.isNaN(adx) ? 1 : KEEP_14;
        } else if (Double.isNaN(adx)) {
            adx = index;
        } else {
            adx = adx != index ? blend(adxOld * KEEP_14, adx, WEIGHT_14, index) : adx;
            adxOld = 1;
        }
        raw[5] = orElse(adx, 25);
    }

    /** Wilder's step; where nothing was absent in between, what is divided by is 1 and the division changes nothing. */
    private static double blend(double old, double average, double weight, double x) {
        double sum = old * average + weight * x;
        double divisor = old + weight;
        return divisor == 1 ? sum : sum / divisor;
    }

    /** {@code bound < x ? x : 0} of finite numbers, without a branch: the sign of the difference is the mask. */
    private static double ifBelow(double bound, double x) {
        long mask = Double.doubleToRawLongBits(bound - x) >> 63;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & mask);
    }

    private static double largest(double first, double second) {
        return second > first || Double.isNaN(first) ? second : first;
    }

    /** The sums of one macro column's window: clauses C8 and C9. */
    private final class Score {

        private final int column;
        private double sum;
        private double sumAdding;
        private double sumRemoving;
        private double last = Double.NaN;
        private int run;
        private int count;
        private int negative;
        private double mean;
        private double meanAdding;
        private double meanRemoving;
        private double squares;

        private Score(int column) {
            this.column = column;
        }

        /** Takes the next value in, and the oldest one out. */
        private void move(double value) {
            double leaving = ring[(((row - WINDOW) & (ROWS - 1)) << ROW_SHIFT) + column];
            ring[(row << ROW_SHIFT) + column] = value;
            int n = count;
            // One of them is absent, or the window is nearly empty: step by step.
            if (!(value - leaving < Double.POSITIVE_INFINITY) || n < 2) {
                moveStepByStep(value, leaving);
                return;
            }
            double y = -leaving - sumRemoving;
            double t = sum + y;
            sumRemoving = t - sum - y;
            double y2 = value - sumAdding;
            double t2 = t + y2;
            sumAdding = t2 - t - y2;
            sum = t2;
            negative += signBit(value) - signBit(leaving);
            run = value == last ? run + 1 : 1;
            last = value;
            double previous = mean - meanRemoving;
            double d = leaving - meanRemoving;
            double e = d - mean;
            meanRemoving = e + mean - d;
            double without = mean - e / (n - 1);
            double squaresWithout = squares - (leaving - previous) * (leaving - without);
            double previous2 = without - meanAdding;
            double d2 = value - meanAdding;
            double e2 = d2 - without;
            meanAdding = e2 + without - d2;
            double with = without + e2 / n;
            double squaresWith = squaresWithout + (value - previous2) * (value - with);
            // Both are asked at once: a branch between them costs more than the second question.
            @SuppressWarnings("ShortCircuitBoolean")
            boolean digitsLost =
                    squaresWithout < LEAST_PART_LEFT * squares | squaresWith < LEAST_PART_LEFT * squaresWithout;
            mean = with;
            squares = squaresWith;
            if (digitsLost) {
                startOver();
            }
        }

        private void moveStepByStep(double value, double leaving) {
            boolean digitsLost = !Double.isNaN(leaving) && remove(leaving);
            if (!Double.isNaN(value)) {
                digitsLost |= add(value);
            }
            if (digitsLost) {
                startOver();
            }
        }

        private boolean remove(double leaving) {
            double y = -leaving - sumRemoving;
            double t = sum + y;
            sumRemoving = t - sum - y;
            sum = t;
            negative -= signBit(leaving);
            count--;
            if (count == 0) {
                mean = 0;
                squares = 0;
                return false;
            }
            double previous = mean - meanRemoving;
            double d = leaving - meanRemoving;
            double e = d - mean;
            meanRemoving = e + mean - d;
            mean -= e / count;
            double before = squares;
            squares -= (leaving - previous) * (leaving - mean);
            return squares < LEAST_PART_LEFT * before;
        }

        private boolean add(double value) {
            double y = value - sumAdding;
            double t = sum + y;
            sumAdding = t - sum - y;
            sum = t;
            negative += signBit(value);
            count++;
            run = value == last ? run + 1 : 1;
            last = value;
            double before = squares;
            addToMoments(value, count);
            return squares < LEAST_PART_LEFT * before;
        }

        private void addToMoments(double value, int n) {
            double previous = mean - meanAdding;
            double d = value - meanAdding;
            double e = d - mean;
            meanAdding = e + mean - d;
            mean += e / n;
            squares += (value - previous) * (value - mean);
        }

        private void startOver() {
            startedOver++;
            mean = 0;
            squares = 0;
            meanAdding = 0;
            meanRemoving = 0;
            if (run >= count) {
                // Equal values alone: each but the first changes nothing.
                mean += last;
                return;
            }
            int seen = 0;
            for (int i = 1; i <= WINDOW; i++) {
                double x = ring[(((row - WINDOW + i) & (ROWS - 1)) << ROW_SHIFT) + column];
                if (!Double.isNaN(x)) {
                    addToMoments(x, ++seen);
                }
            }
        }

        /** The score of a present value that has been taken in; 0 for an absent one. */
        private double of(double value) {
            double center = run >= count ? value : clamped(sum / count);
            double variance = squares / (count - 1);
            double deviation = Math.sqrt(variance);
            double z = (value - center) / deviation;
            if (count < 2 || !(variance > 0) || deviation == 0 || Double.isNaN(z)) {
                return 0;
            }
            return z > MACRO_CLIP ? MACRO_CLIP : z < -MACRO_CLIP ? -MACRO_CLIP : z;
        }

        private double clamped(double mean) {
            return (negative == 0 && mean < 0) || (negative == count && mean > 0) ? 0 : mean;
        }
    }

    private static int signBit(double x) {
        return (int) (Double.doubleToRawLongBits(x) >>> 63);
    }

    private static double change(double value, double previous) {
        return orElse((value - previous) / previous, 0);
    }

    private static double timeNormalized(long time) {
        int elapsed = Math.floorMod(Math.floorDiv(time, 60_000), 1440) - 780;
        double part = (elapsed < 0 ? elapsed + 1440 : elapsed) / 295.0;
        return Math.min(part, 1.0);
    }

    private static double orElse(double value, double undefined) {
        return Double.isNaN(value) ? undefined : value;
    }

    private void normalize(float[] out) {
        double[] x = raw;
        double[] z = normalized;
        for (int i = 0; i < RAW_COUNT; i++) {
            z[i] = Math.max(-CLIP, Math.min(CLIP, (x[i] - mean[i]) / std[i]));
        }
        for (int i = 0; i < RAW_COUNT; i++) {
            out[i] = (float) z[i];
        }
        if (Double.isNaN(x[11])) {
            out[11] = 0; // the spread may be absent
        }
    }

    /** The bits of {@link StrictMath#log}: quotients of prices are near 1, where few steps are left of it. */
    private static double log(double x) {
        if (!(x > 0.72 && x < 1.37)) {
            return StrictMath.log(x);
        }
        double f = x - 1;
        if (f >= -0x1p-20 && f < 0x1p-20) {
            return f == 0 ? 0 : f - f * f * (0.5 - 0x1.5555555555555p-2 * f);
        }
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (0x1.999999997fa04p-2 + w * (0x1.c71c51d8e78afp-3 + w * 0x1.39a09d078c69fp-3));
        double odd = z
                * (0x1.5555555555593p-1
                        + w * (0x1.2492494229359p-2 + w * (0x1.7466496cb03dep-3 + w * 0x1.2f112df3e5244p-3)));
        return f - s * (f - (odd + even));
    }
}
