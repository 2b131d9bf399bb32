// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Takes a line apart into a mean and a deviation and a factor or an offset behind them. Any deviation makes the same line, with
 * another factor; the last bits of the values tell which one it was.
 */
public final class TwoSteps {

    private static final int MOST_DECIMALS = 8;
    private static final int MOST_OF_A_MEAN = 4;
    private static final int DEVIATIONS = 1_000;
    private static final int OFFSETS = 10_000;
    private static final double WRITTEN = 1e-3;

    private final double[] xs;
    private final double[] ys;

    /** Of the values of a formula and those of the column at some rows. */
    TwoSteps(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /** Whether a line gives the column to the bit. */
    boolean isExact(Linear line) {
        for (int i = 0; i < xs.length; i++) {
            if (line.apply(xs[i]) != ys[i]) {
                return false;
            }
        }
        return xs.length > 0;
    }

    /** The two steps of a line whose slope may be wrong by a relative error; null if none give the column's bits. */
    @Nullable
    Linear of(double slope, double offset, double error) {
        double mean = written(-offset / slope, Math.max(error, 1e-12), MOST_OF_A_MEAN);
        Linear scaled = Double.isNaN(mean) ? null : scaled(slope, mean, error);
        return scaled == null ? moved(slope, offset, error) : scaled;
    }

    /** A factor behind: of a deviation of three digits that is some tenfold of that of the values at most, or a part of it. */
    private @Nullable Linear scaled(double slope, double mean, double error) {
        Correlation spread = new Correlation();
        for (int i = 0; i < xs.length; i++) {
            spread.add(xs[i], ys[i]);
        }
        double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(spread.deviation() / 10)) - 1);
        Linear best = null;
        for (int decade = 0; decade < 2; decade++, unit *= 10) {
            for (int count = 10; count < DEVIATIONS; count++) {
                double deviation = written(count * unit, 1e-12, MOST_DECIMALS);
                Linear score = Linear.score(mean, deviation);
                best = shorter(best, Linear.times(written(slope * deviation, error, MOST_DECIMALS)), score);
                best = shorter(best, Linear.over(written(1 / (slope * deviation), error, MOST_DECIMALS)), score);
            }
        }
        return best;
    }

    /** Half the deviation and half the factor give the same bits, so the shortest numbers are believed. */
    private @Nullable Linear shorter(@Nullable Linear best, Linear last, Linear score) {
        Linear both = last.after(score);
        boolean exact = last.a() != 1 && isExact(both);
        return exact && (best == null || digits(both) < digits(best)) ? both : best;
    }

    private static int digits(Linear both) {
        Linear score = both.first();
        int last = both.kind() == Linear.Kind.PLUS ? Numbers.digits(both.b()) : Numbers.digits(both.a());
        return last + (score == null ? 0 : Numbers.digits(score.a()) + Numbers.digits(score.b()));
    }

    /** An offset behind. */
    private @Nullable Linear moved(double slope, double offset, double error) {
        double deviation = written(1 / slope, error, MOST_DECIMALS);
        Linear best = null;
        for (int count = 1; count < OFFSETS; count++) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                double plus = written(sign * count * WRITTEN, 1e-12, MOST_DECIMALS);
                double mean = written((plus - offset) / slope, Math.max(error, 1e-12), MOST_OF_A_MEAN);
                Linear line = Linear.plus(plus).after(Linear.score(mean, deviation));
                if (mean != 0 && isExact(line) && (best == null || digits(line) < digits(best))) {
                    best = line;
                }
            }
        }
        return best;
    }

    /** The number with the fewest decimals within a relative error; NaN if it has more than some. */
    private static double written(double value, double error, int most) {
        double unit = 1;
        for (int decimals = 0; decimals <= most; decimals++, unit *= 10) {
            double rounded = Math.rint(value * unit) / unit;
            if (Math.abs(rounded - value) <= error * Math.abs(value)) {
                return rounded;
            }
        }
        return Double.NaN;
    }
}
