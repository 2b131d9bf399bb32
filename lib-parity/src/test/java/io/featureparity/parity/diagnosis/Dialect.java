// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Smoothing;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A column of a pipeline that claims to be a feature: a calculation with other parameters, made by the records of the contract and
 * not by the edits of the search.
 *
 * @param feature the feature that it claims to be
 * @param calculation what computes it
 * @param inputs the columns that it reads
 * @param undefined its value where it is undefined
 * @param edits how many of its parameters are not the contract's
 */
record Dialect(String feature, Calculation.Market calculation, List<String> inputs, double undefined, int edits) {

    private static final List<String> CLOSE = List.of("close");
    private static final List<String> PRICES = List.of("high", "low", "close");
    private static final double FREE = Double.POSITIVE_INFINITY;

    /** One with one to three parameters that are not the contract's. */
    static Dialect random(SplittableRandom random) {
        while (true) {
            Dialect dialect =
                    switch (random.nextInt(6)) {
                        case 0 -> rsi(random);
                        case 1 -> atr(random);
                        case 2 -> adx(random);
                        case 3 -> logReturn(random);
                        case 4 -> zScore(random);
                        default -> change(random);
                    };
            if (dialect.edits >= 1 && dialect.edits <= 3) {
                return dialect;
            }
        }
    }

    private static Dialect rsi(SplittableRandom random) {
        Smoothing smoothing = pick(random, Smoothing.WILDER, Smoothing.values());
        int period = pick(random, 9, 5, 7, 14, 21, 3 + random.nextInt(60));
        double epsilon = pick(random, 0.0, 1e-10, 1e-8);
        FirstChange first = pick(random, FirstChange.ZERO, FirstChange.values());
        double undefined = pick(random, 50.0, Double.NaN, 0.0);
        int edits = count(
                smoothing != Smoothing.WILDER, period != 9, epsilon != 0, first != FirstChange.ZERO, undefined != 50);
        return new Dialect(
                "rsi_9", new Rsi(period, smoothing, epsilon, first, Rsi.NoLoss.UNDEFINED), CLOSE, undefined, edits);
    }

    private static Dialect atr(SplittableRandom random) {
        Smoothing smoothing = pick(random, Smoothing.WILDER, Smoothing.values());
        int period = pick(random, 10, 5, 7, 14, 21, 3 + random.nextInt(60));
        FirstChange first = pick(random, FirstChange.ZERO, FirstChange.values());
        double scale = pick(random, 1.0, 100.0);
        int edits = count(smoothing != Smoothing.WILDER, period != 10, first != FirstChange.ZERO, scale != 1);
        return new Dialect("atr_pct", new AtrPercent(period, smoothing, 0, first, scale), PRICES, 0, edits);
    }

    private static Dialect adx(SplittableRandom random) {
        Smoothing smoothing = pick(random, Smoothing.WILDER, Smoothing.values());
        int period = pick(random, 14, 7, 9, 10, 20, 3 + random.nextInt(40));
        double epsilon = pick(random, 0.0, 1e-10);
        Adx.Output output = pick(random, Adx.Output.ADX, Adx.Output.values());
        int edits = count(smoothing != Smoothing.WILDER, period != 14, epsilon != 0, output != Adx.Output.ADX);
        // That DX is not averaged and how the rest is smoothed are one edit of the search each, and it makes one of a
        // kind.
        boolean both = output == Adx.Output.DX && smoothing != Smoothing.WILDER;
        return new Dialect(
                "adx_14", new Adx(period, smoothing, epsilon, FirstChange.ZERO, output), PRICES, 25, both ? 9 : edits);
    }

    private static Dialect logReturn(SplittableRandom random) {
        int lag = pick(random, 12, 1, 5, 24, 48, 60, 1 + random.nextInt(200));
        LogReturn.Form form = pick(random, LogReturn.Form.LOG_OF_QUOTIENT, LogReturn.Form.values());
        double clip = pick(random, FREE, 0.001);
        int edits = count(lag != 12, form != LogReturn.Form.LOG_OF_QUOTIENT, clip != FREE);
        return new Dialect("log_ret_1h", new LogReturn(lag, form, clip), CLOSE, 0, edits);
    }

    private static Dialect zScore(SplittableRandom random) {
        int window = pick(random, 60, 50, 100, 252, 2 + random.nextInt(280));
        int least = pick(random, 1, Math.min(window, 10), window);
        RollingZScore.Deviation deviation =
                pick(random, RollingZScore.Deviation.SAMPLE, RollingZScore.Deviation.values());
        double clip = pick(random, 3.0, 4.0, 1.5, FREE);
        int edits = count(window != 60, least != 1, deviation != RollingZScore.Deviation.SAMPLE, clip != 3);
        return new Dialect("dxy_z", new RollingZScore(window, least, deviation, clip), List.of("dxy"), 0, edits);
    }

    private static Dialect change(SplittableRandom random) {
        int lag = pick(random, 1, 2, 12, 60, 288, 1 + random.nextInt(290));
        double clip = pick(random, FREE, 0.004);
        return new Dialect(
                "brent_change_1d", new Change(lag, clip), List.of("brent"), 0, count(lag != 1, clip != FREE));
    }

    /** The contract's own half of the time. */
    @SafeVarargs
    private static <T> T pick(SplittableRandom random, T contract, T... others) {
        return random.nextBoolean() ? contract : others[random.nextInt(others.length)];
    }

    private static int count(boolean... edits) {
        int count = 0;
        for (boolean edit : edits) {
            count += edit ? 1 : 0;
        }
        return count;
    }

    double[] column(SessionMarket market) {
        return market.column(calculation, inputs, undefined);
    }
}
