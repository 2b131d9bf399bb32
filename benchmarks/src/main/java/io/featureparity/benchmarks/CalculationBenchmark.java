// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.FixedZScore;
import io.featureparity.contract.calculation.FixedZSpread;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Spread;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Each calculation alone, in an engine of its own, with the contract's parameters: the next bar in, the raw value out. */
@State(Scope.Thread)
public class CalculationBenchmark extends AverageNanos {

    private static final int BARS = 100_000;

    private final OneFeature logReturn = OneFeature.ofPrices(Contracts.calculation("log_ret_1h", LogReturn.class), 0);
    private final OneFeature rsi = OneFeature.ofPrices(Contracts.calculation("rsi_9", Rsi.class), 50);
    private final OneFeature atrPercent = OneFeature.ofPrices(Contracts.calculation("atr_pct", AtrPercent.class), 0);
    private final OneFeature adx = OneFeature.ofPrices(Contracts.calculation("adx_14", Adx.class), 25);
    private final OneFeature rollingZScore = OneFeature.ofMacro(Contracts.calculation("dxy_z", RollingZScore.class), 0);
    private final OneFeature change = OneFeature.ofMacro(Contracts.calculation("dxy_change_1d", Change.class), 0);
    private final OneFeature spread =
            OneFeature.ofMacro(Contracts.calculation("rate_spread", Spread.class), Double.NaN);

    // Of the dialects of section F; the contract has none.
    private final OneFeature dailyChange = OneFeature.ofMacro(new DailyChange(0.1), 0);
    private final OneFeature fixedZScore = OneFeature.ofMacro(new FixedZScore(103, 5, 4), 0);
    private final OneFeature fixedZSpread = OneFeature.ofMacro(new FixedZSpread(10, 7.03, 1.41, 4), 0);

    private final Columns bars = Columns.of(SessionMarket.bars(FusedBenchmark.SEED, BARS));
    private final double[] high = bars.high();
    private final double[] low = bars.low();
    private final double[] close = bars.close();
    private final double[] dxy = bars.macro(0);
    private final double[] treasury = bars.macro(5);
    private int row = -1;

    private int next() {
        row++;
        if (row == BARS) {
            row = 0;
        }
        return row;
    }

    /** {@return the log return over an hour} */
    @Benchmark
    public double logReturn() {
        int i = next();
        return logReturn.next(high[i], low[i], close[i]);
    }

    /** {@return the relative strength index} */
    @Benchmark
    public double rsi() {
        int i = next();
        return rsi.next(high[i], low[i], close[i]);
    }

    /** {@return the average true range, as a part of the close} */
    @Benchmark
    public double atrPercent() {
        int i = next();
        return atrPercent.next(high[i], low[i], close[i]);
    }

    /** {@return the average directional index} */
    @Benchmark
    public double adx() {
        int i = next();
        return adx.next(high[i], low[i], close[i]);
    }

    /** {@return the z-score over the last 60 bars} */
    @Benchmark
    public double rollingZScore() {
        return rollingZScore.next(dxy[next()]);
    }

    /** {@return the change since the bar before} */
    @Benchmark
    public double change() {
        return change.next(dxy[next()]);
    }

    /** {@return the rate spread} */
    @Benchmark
    public double spread() {
        return spread.next(treasury[next()]);
    }

    /** {@return the change since the day before} */
    @Benchmark
    public double dailyChange() {
        return dailyChange.next(dxy[next()]);
    }

    /** {@return the z-score with fixed mean and deviation} */
    @Benchmark
    public double fixedZScore() {
        return fixedZScore.next(dxy[next()]);
    }

    /** {@return the z-score of the rate spread with fixed mean and deviation} */
    @Benchmark
    public double fixedZSpread() {
        return fixedZSpread.next(treasury[next()]);
    }
}
