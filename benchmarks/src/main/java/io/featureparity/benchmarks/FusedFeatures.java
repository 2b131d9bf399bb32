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
 * <p>It asks nothing of its input: whoever feeds it has refused bad bars already. The three rolling z-scores are written out
 * three times, since a class or an array for each is what shall be measured against.
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

    private double dxySum;
    private double dxySumAdding;
    private double dxySumRemoving;
    private double dxyLast = Double.NaN;
    private int dxyRun;
    private int dxyCount;
    private int dxyNegative;
    private double dxyMean;
    private double dxyMeanAdding;
    private double dxyMeanRemoving;
    private double dxySquares;

    private double vixSum;
    private double vixSumAdding;
    private double vixSumRemoving;
    private double vixLast = Double.NaN;
    private int vixRun;
    private int vixCount;
    private int vixNegative;
    private double vixMean;
    private double vixMeanAdding;
    private double vixMeanRemoving;
    private double vixSquares;

    private double embiSum;
    private double embiSumAdding;
    private double embiSumRemoving;
    private double embiLast = Double.NaN;
    private int embiRun;
    private int embiCount;
    private int embiNegative;
    private double embiMean;
    private double embiMeanAdding;
    private double embiMeanRemoving;
    private double embiSquares;

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
        updateReturns(close, out);
        updateRsi(close, out);
        updateRanges(high, low, close, out);
        previousHigh = high;
        previousLow = low;
        previousClose = close;

        double dxy = macro[0];
        updateDxy(dxy, out);
        put(7, change(dxy, previousDxy), out);
        previousDxy = dxy;
        updateVix(macro[1], out);
        updateEmbi(macro[2], out);
        double brent = macro[3];
        put(10, change(brent, previousBrent), out);
        previousBrent = brent;
        double spread = 10.0 - macro[5];
        raw[11] = spread;
        out[11] = Double.isNaN(spread) ? 0 : normalize(11, spread);
        double usdmxn = macro[4];
        put(12, change(usdmxn, previousUsdmxn), out);
        previousUsdmxn = usdmxn;

        out[13] = (float) (position < -1 ? -1 : position > 1 ? 1 : position);
        out[14] = (float) timeNormalized(time);
    }

    private void updateReturns(double close, float[] out) {
        double before12 = ring[((row - 12) & (ROWS - 1)) << ROW_SHIFT];
        double before48 = ring[((row - 48) & (ROWS - 1)) << ROW_SHIFT];
        ring[row << ROW_SHIFT] = close;
        put(0, orElse(StrictMath.log(close / previousClose), 0), out);
        put(1, orElse(StrictMath.log(close / before12), 0), out);
        put(2, orElse(StrictMath.log(close / before48), 0), out);
    }

    private void updateRsi(double close, float[] out) {
        double change = close - previousClose;
        double up = change > 0 ? change : 0;
        double down = change < 0 ? -change : 0;
        // These are never absent, so what is divided by is keep + weight, and that is 1 for every n that stands here.
        gain = gain != up ? KEEP_9 * gain + WEIGHT_9 * up : gain;
        loss = loss != down ? KEEP_9 * loss + WEIGHT_9 * down : loss;
        put(3, loss == 0 ? 50 : 100 - 100 / (1 + gain / loss), out);
    }

    private void updateRanges(double high, double low, double close, float[] out) {
        double range = largest(high - low, largest(Math.abs(high - previousClose), Math.abs(low - previousClose)));
        double up = high - previousHigh;
        double down = previousLow - low;
        double upwards = up > down && up > 0 ? up : 0;
        double downwards = down > up && down > 0 ? down : 0;

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

        put(4, orElse(range10 / close, 0), out);
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
        put(5, orElse(adx, 25), out);
    }

    /** Wilder's step; where nothing was absent in between, what is divided by is 1 and the division changes nothing. */
    private static double blend(double old, double average, double weight, double x) {
        double sum = old * average + weight * x;
        double divisor = old + weight;
        return divisor == 1 ? sum : sum / divisor;
    }

    private static double largest(double first, double second) {
        return second > first || Double.isNaN(first) ? second : first;
    }

    private void updateDxy(double value, float[] out) {
        double leaving = ring[(((row - WINDOW) & (ROWS - 1)) << ROW_SHIFT) + DXY];
        ring[(row << ROW_SHIFT) + DXY] = value;
        boolean digitsLost = false;
        if (!Double.isNaN(leaving)) {
            double y = -leaving - dxySumRemoving;
            double t = dxySum + y;
            dxySumRemoving = t - dxySum - y;
            dxySum = t;
            dxyNegative -= signBit(leaving);
            dxyCount--;
            if (dxyCount == 0) {
                dxyMean = 0;
                dxySquares = 0;
            } else {
                double previous = dxyMean - dxyMeanRemoving;
                double d = leaving - dxyMeanRemoving;
                double e = d - dxyMean;
                dxyMeanRemoving = e + dxyMean - d;
                dxyMean -= e / dxyCount;
                double before = dxySquares;
                dxySquares -= (leaving - previous) * (leaving - dxyMean);
                digitsLost = dxySquares < LEAST_PART_LEFT * before;
            }
        }
        if (Double.isNaN(value)) {
            if (digitsLost) {
                startDxyOver();
            }
            put(6, 0, out);
            return;
        }
        double y = value - dxySumAdding;
        double t = dxySum + y;
        dxySumAdding = t - dxySum - y;
        dxySum = t;
        dxyNegative += signBit(value);
        dxyCount++;
        dxyRun = value == dxyLast ? dxyRun + 1 : 1;
        dxyLast = value;

        double previous = dxyMean - dxyMeanAdding;
        double d = value - dxyMeanAdding;
        double e = d - dxyMean;
        dxyMeanAdding = e + dxyMean - d;
        dxyMean += e / dxyCount;
        double before = dxySquares;
        dxySquares += (value - previous) * (value - dxyMean);
        if (digitsLost || dxySquares < LEAST_PART_LEFT * before) {
            startDxyOver();
        }

        double center = dxyRun >= dxyCount ? value : mean(dxySum / dxyCount, dxyNegative, dxyCount);
        put(6, zScore(value - center, dxySquares, dxyCount), out);
    }

    private void startDxyOver() {
        startedOver++;
        dxyMean = 0;
        dxySquares = 0;
        dxyMeanAdding = 0;
        dxyMeanRemoving = 0;
        int seen = 0;
        for (int i = 1; i <= WINDOW; i++) {
            double x = ring[(((row - WINDOW + i) & (ROWS - 1)) << ROW_SHIFT) + DXY];
            if (!Double.isNaN(x)) {
                seen++;
                double previous = dxyMean - dxyMeanAdding;
                double d = x - dxyMeanAdding;
                double e = d - dxyMean;
                dxyMeanAdding = e + dxyMean - d;
                dxyMean += e / seen;
                dxySquares += (x - previous) * (x - dxyMean);
            }
        }
    }

    private void updateVix(double value, float[] out) {
        double leaving = ring[(((row - WINDOW) & (ROWS - 1)) << ROW_SHIFT) + VIX];
        ring[(row << ROW_SHIFT) + VIX] = value;
        boolean digitsLost = false;
        if (!Double.isNaN(leaving)) {
            double y = -leaving - vixSumRemoving;
            double t = vixSum + y;
            vixSumRemoving = t - vixSum - y;
            vixSum = t;
            vixNegative -= signBit(leaving);
            vixCount--;
            if (vixCount == 0) {
                vixMean = 0;
                vixSquares = 0;
            } else {
                double previous = vixMean - vixMeanRemoving;
                double d = leaving - vixMeanRemoving;
                double e = d - vixMean;
                vixMeanRemoving = e + vixMean - d;
                vixMean -= e / vixCount;
                double before = vixSquares;
                vixSquares -= (leaving - previous) * (leaving - vixMean);
                digitsLost = vixSquares < LEAST_PART_LEFT * before;
            }
        }
        if (Double.isNaN(value)) {
            if (digitsLost) {
                startVixOver();
            }
            put(8, 0, out);
            return;
        }
        double y = value - vixSumAdding;
        double t = vixSum + y;
        vixSumAdding = t - vixSum - y;
        vixSum = t;
        vixNegative += signBit(value);
        vixCount++;
        vixRun = value == vixLast ? vixRun + 1 : 1;
        vixLast = value;

        double previous = vixMean - vixMeanAdding;
        double d = value - vixMeanAdding;
        double e = d - vixMean;
        vixMeanAdding = e + vixMean - d;
        vixMean += e / vixCount;
        double before = vixSquares;
        vixSquares += (value - previous) * (value - vixMean);
        if (digitsLost || vixSquares < LEAST_PART_LEFT * before) {
            startVixOver();
        }

        double center = vixRun >= vixCount ? value : mean(vixSum / vixCount, vixNegative, vixCount);
        put(8, zScore(value - center, vixSquares, vixCount), out);
    }

    private void startVixOver() {
        startedOver++;
        vixMean = 0;
        vixSquares = 0;
        vixMeanAdding = 0;
        vixMeanRemoving = 0;
        int seen = 0;
        for (int i = 1; i <= WINDOW; i++) {
            double x = ring[(((row - WINDOW + i) & (ROWS - 1)) << ROW_SHIFT) + VIX];
            if (!Double.isNaN(x)) {
                seen++;
                double previous = vixMean - vixMeanAdding;
                double d = x - vixMeanAdding;
                double e = d - vixMean;
                vixMeanAdding = e + vixMean - d;
                vixMean += e / seen;
                vixSquares += (x - previous) * (x - vixMean);
            }
        }
    }

    private void updateEmbi(double value, float[] out) {
        double leaving = ring[(((row - WINDOW) & (ROWS - 1)) << ROW_SHIFT) + EMBI];
        ring[(row << ROW_SHIFT) + EMBI] = value;
        boolean digitsLost = false;
        if (!Double.isNaN(leaving)) {
            double y = -leaving - embiSumRemoving;
            double t = embiSum + y;
            embiSumRemoving = t - embiSum - y;
            embiSum = t;
            embiNegative -= signBit(leaving);
            embiCount--;
            if (embiCount == 0) {
                embiMean = 0;
                embiSquares = 0;
            } else {
                double previous = embiMean - embiMeanRemoving;
                double d = leaving - embiMeanRemoving;
                double e = d - embiMean;
                embiMeanRemoving = e + embiMean - d;
                embiMean -= e / embiCount;
                double before = embiSquares;
                embiSquares -= (leaving - previous) * (leaving - embiMean);
                digitsLost = embiSquares < LEAST_PART_LEFT * before;
            }
        }
        if (Double.isNaN(value)) {
            if (digitsLost) {
                startEmbiOver();
            }
            put(9, 0, out);
            return;
        }
        double y = value - embiSumAdding;
        double t = embiSum + y;
        embiSumAdding = t - embiSum - y;
        embiSum = t;
        embiNegative += signBit(value);
        embiCount++;
        embiRun = value == embiLast ? embiRun + 1 : 1;
        embiLast = value;

        double previous = embiMean - embiMeanAdding;
        double d = value - embiMeanAdding;
        double e = d - embiMean;
        embiMeanAdding = e + embiMean - d;
        embiMean += e / embiCount;
        double before = embiSquares;
        embiSquares += (value - previous) * (value - embiMean);
        if (digitsLost || embiSquares < LEAST_PART_LEFT * before) {
            startEmbiOver();
        }

        double center = embiRun >= embiCount ? value : mean(embiSum / embiCount, embiNegative, embiCount);
        put(9, zScore(value - center, embiSquares, embiCount), out);
    }

    private void startEmbiOver() {
        startedOver++;
        embiMean = 0;
        embiSquares = 0;
        embiMeanAdding = 0;
        embiMeanRemoving = 0;
        int seen = 0;
        for (int i = 1; i <= WINDOW; i++) {
            double x = ring[(((row - WINDOW + i) & (ROWS - 1)) << ROW_SHIFT) + EMBI];
            if (!Double.isNaN(x)) {
                seen++;
                double previous = embiMean - embiMeanAdding;
                double d = x - embiMeanAdding;
                double e = d - embiMean;
                embiMeanAdding = e + embiMean - d;
                embiMean += e / seen;
                embiSquares += (x - previous) * (x - embiMean);
            }
        }
    }

    private static int signBit(double x) {
        return (int) (Double.doubleToRawLongBits(x) >>> 63);
    }

    private static double mean(double mean, int negative, int count) {
        return (negative == 0 && mean < 0) || (negative == count && mean > 0) ? 0 : mean;
    }

    private static double zScore(double distance, double squares, int count) {
        double variance = squares / (count - 1);
        double deviation = Math.sqrt(variance);
        if (count < 2 || !(variance > 0) || deviation == 0) {
            return 0;
        }
        double z = distance / deviation;
        return z > MACRO_CLIP ? MACRO_CLIP : z < -MACRO_CLIP ? -MACRO_CLIP : orElse(z, 0);
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

    private void put(int feature, double value, float[] out) {
        raw[feature] = value;
        out[feature] = normalize(feature, value);
    }

    private float normalize(int feature, double value) {
        double z = (value - mean[feature]) / std[feature];
        return (float) (z > CLIP ? CLIP : z < -CLIP ? -CLIP : z);
    }
}
