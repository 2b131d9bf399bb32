// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.series;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.testsupport.series.Bars;
import java.util.Arrays;

/**
 * The clauses written out a second time, over whole arrays and by index, as a frame pipeline would. Slow and plain: the
 * text of the clauses, no ring, no state that outlives a call.
 */
public final class WholeFrame {

    private WholeFrame() {}

    /**
     * Averages a series.
     *
     * @param smoothing how
     * @param n the number n
     * @param x the series
     * @return the average at each index
     */
    public static double[] smooth(Smoothing smoothing, int n, double[] x) {
        double com = (1 - 1.0 / n) / (1.0 / n);
        return switch (smoothing) {
            case WILDER -> wilder(com, x, 0, Double.NaN);
            case EXPONENTIAL -> wilder((n - 1) / 2.0, x, 0, Double.NaN);
            case WILDER_MEAN_SEEDED -> meanSeeded(com, n, x);
            case MEAN -> fullMean(n, x);
        };
    }

    private static double[] wilder(double com, double[] x, int from, double seed) {
        double[] result = new double[x.length];
        Arrays.fill(result, Double.NaN);
        double a = 1 / (1 + com);
        double keep = 1 - a;
        double w = seed;
        double old = 1;
        for (int i = from; i < x.length; i++) {
            boolean present = !Double.isNaN(x[i]);
            if (!Double.isNaN(w)) {
                old = old * keep;
                if (present) {
                    if (w != x[i]) {
                        if (com == 1) {
                            a = 1 - old; // and it stays replaced
                        }
                        w = (old * w + a * x[i]) / (old + a);
                    }
                    old = 1;
                }
            } else if (present) {
                w = x[i];
            }
            result[i] = w;
        }
        return result;
    }

    private static double[] meanSeeded(double com, int n, double[] x) {
        double sum = -0.0; // the one number that changes no sum
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                sum += 0.0; // as pandas' cumsum: an absent value is added as 0.0, which ends a sum of -0.0
            } else {
                sum += x[i];
                count++;
                if (count == n) {
                    double[] result = wilder(com, x, i + 1, sum / n);
                    result[i] = sum / n;
                    return result;
                }
            }
        }
        return wilder(com, x, x.length, Double.NaN);
    }

    private static double[] fullMean(int n, double[] x) {
        double[] result = mean(n, x);
        for (int i = 0; i < x.length; i++) {
            if (count(n, x, i) < n) {
                result[i] = Double.NaN;
            }
        }
        return result;
    }

    /**
     * Counts the present values of a window.
     *
     * @param n the window's length
     * @param x the series
     * @param i the last index of the window
     * @return the count
     */
    public static int count(int n, double[] x, int i) {
        return (int) Arrays.stream(x, Math.max(0, i - n + 1), i + 1)
                .filter(v -> !Double.isNaN(v))
                .count();
    }

    /**
     * Clause C8.
     *
     * @param n the window's length
     * @param x the series
     * @return the mean at each index
     */
    public static double[] mean(int n, double[] x) {
        double[] result = new double[x.length];
        double s = 0;
        double ca = 0;
        double cr = 0;
        for (int i = 0; i < x.length; i++) {
            if (i >= n && !Double.isNaN(x[i - n])) {
                double y = -x[i - n] - cr;
                double t = s + y;
                cr = t - s - y;
                s = t;
            }
            if (!Double.isNaN(x[i])) {
                double y = x[i] - ca;
                double t = s + y;
                ca = t - s - y;
                s = t;
            }
            result[i] = meanOf(s, count(n, x, i), x, i, n);
        }
        return result;
    }

    private static double meanOf(double s, int count, double[] x, int i, int n) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] present =
                Arrays.stream(x, 0, i + 1).filter(v -> !Double.isNaN(v)).toArray();
        double last = present[present.length - 1];
        if (Arrays.stream(present, present.length - count, present.length).allMatch(v -> v == last)) {
            return last;
        }
        double mean = s / count;
        long negative = Arrays.stream(x, Math.max(0, i - n + 1), i + 1)
                .filter(v -> v < 0 || 1 / v < 0)
                .count();
        if ((negative == 0 && mean < 0) || (negative == count && mean > 0)) {
            return 0;
        }
        return mean;
    }

    /**
     * Clause C9.
     *
     * @param n the window's length
     * @param sample whether the count less one divides
     * @param x the series
     * @return the deviation at each index
     */
    public static double[] deviation(int n, boolean sample, double[] x) {
        double[] result = new double[x.length];
        Welford state = new Welford();
        for (int i = 0; i < x.length; i++) {
            boolean over = i >= n && !Double.isNaN(x[i - n]) && state.remove(x[i - n]);
            over |= !Double.isNaN(x[i]) && state.add(x[i]);
            if (over) {
                state = new Welford();
                for (int j = Math.max(0, i - n + 1); j <= i; j++) {
                    if (!Double.isNaN(x[j])) {
                        state.add(x[j]);
                    }
                }
            }
            int divisor = sample ? state.count - 1 : state.count;
            double variance = state.m2 / divisor;
            result[i] = divisor < 1 ? Double.NaN : variance < 0 ? 0 : Math.sqrt(variance);
        }
        return result;
    }

    private static final class Welford {
        private int count;
        private double mean;
        private double m2;
        private double ca;
        private double cr;

        boolean add(double x) {
            double before = m2;
            count += 1;
            double prev = mean - ca;
            double y = x - ca;
            double t = y - mean;
            ca = t + mean - y;
            mean += t / count;
            m2 += (x - prev) * (x - mean);
            return m2 < 1000 * Math.pow(2, -52) * before;
        }

        boolean remove(double x) {
            double before = m2;
            count -= 1;
            if (count == 0) {
                mean = 0;
                m2 = 0;
                return false;
            }
            double prev = mean - cr;
            double y = x - cr;
            double t = y - mean;
            cr = t + mean - y;
            mean -= t / count;
            m2 -= (x - prev) * (x - mean);
            return m2 < 1000 * Math.pow(2, -52) * before;
        }
    }

    /**
     * Clause C4.
     *
     * @param firstChange whether there is a range where the close before is absent
     * @param bars the bars
     * @return the true range at each index
     */
    public static double[] trueRange(FirstChange firstChange, Bars bars) {
        double[] result = new double[bars.length()];
        for (int i = 0; i < result.length; i++) {
            double before = i == 0 ? Double.NaN : bars.close()[i - 1];
            double[] terms = {
                bars.high()[i] - bars.low()[i], Math.abs(bars.high()[i] - before), Math.abs(bars.low()[i] - before)
            };
            boolean absent = firstChange == FirstChange.ABSENT && Double.isNaN(before);
            result[i] = absent
                    ? Double.NaN
                    : Arrays.stream(terms).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
        }
        return result;
    }
}
