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
import io.featureparity.features.macro.ChangeCalculator;
import io.featureparity.features.macro.DailyChangeCalculator;
import io.featureparity.features.macro.FixedZScoreCalculator;
import io.featureparity.features.macro.FixedZSpreadCalculator;
import io.featureparity.features.macro.SpreadCalculator;
import io.featureparity.features.momentum.RsiCalculator;
import io.featureparity.features.returns.LogReturnCalculator;
import io.featureparity.features.rolling.RollingZScoreCalculator;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.trend.AdxCalculator;
import io.featureparity.features.volatility.AtrPercentCalculator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Each calculator alone, with the contract's parameters: the next bar in, the feature's raw value out. */
@State(Scope.Thread)
public class CalculatorBenchmark extends AverageNanos {

    private static final int BARS = 100_000;
    private static final int BARS_OF_DAY = 60;

    private final StateLayout layout = new StateLayout();
    private final LogReturnCalculator logReturn =
            new LogReturnCalculator(layout, Contracts.calculation("log_ret_1h", LogReturn.class), 0);
    private final RsiCalculator rsi = new RsiCalculator(layout, Contracts.calculation("rsi_9", Rsi.class), 50);
    private final AtrPercentCalculator atrPercent =
            new AtrPercentCalculator(layout, Contracts.calculation("atr_pct", AtrPercent.class), 0);
    private final AdxCalculator adx = new AdxCalculator(layout, Contracts.calculation("adx_14", Adx.class), 25);
    private final RollingZScoreCalculator rollingZScore =
            new RollingZScoreCalculator(layout, Contracts.calculation("dxy_z", RollingZScore.class), 0);
    private final ChangeCalculator change =
            new ChangeCalculator(layout, Contracts.calculation("dxy_change_1d", Change.class), 0);
    private final SpreadCalculator spread =
            new SpreadCalculator(Contracts.calculation("rate_spread", Spread.class), Double.NaN);

    // Of the dialects of section F; the contract has none.
    private final DailyChangeCalculator dailyChange = new DailyChangeCalculator(layout, new DailyChange(0.1), 0);
    private final FixedZScoreCalculator fixedZScore = new FixedZScoreCalculator(new FixedZScore(103, 5, 4), 0);
    private final FixedZSpreadCalculator fixedZSpread =
            new FixedZSpreadCalculator(new FixedZSpread(10, 7.03, 1.41, 4), 0);

    private final double[] state = layout.shape().fresh();

    private final Columns bars = Columns.of(SessionMarket.bars(FusedBenchmark.SEED, BARS));
    private final double[] high = bars.high();
    private final double[] low = bars.low();
    private final double[] close = bars.close();
    private final double[] dxy = bars.macro(0);
    private final double[] treasury = bars.macro(5);
    private int row = -1;
    private long day;

    private int next() {
        row++;
        if (row == BARS) {
            row = 0;
        }
        if (row % BARS_OF_DAY == 0) {
            day++;
        }
        return row;
    }

    /** {@return the log return over an hour} */
    @Benchmark
    public double logReturn() {
        return logReturn.update(state, close[next()]);
    }

    /** {@return the relative strength index} */
    @Benchmark
    public double rsi() {
        return rsi.update(state, close[next()]);
    }

    /** {@return the average true range, as a part of the close} */
    @Benchmark
    public double atrPercent() {
        int i = next();
        return atrPercent.update(state, high[i], low[i], close[i]);
    }

    /** {@return the average directional index} */
    @Benchmark
    public double adx() {
        int i = next();
        return adx.update(state, high[i], low[i], close[i]);
    }

    /** {@return the z-score over the last 60 bars} */
    @Benchmark
    public double rollingZScore() {
        double value = dxy[next()];
        rollingZScore.move(state, value);
        return rollingZScore.score(state, value);
    }

    /** {@return the change since the bar before} */
    @Benchmark
    public double change() {
        return change.update(state, dxy[next()]);
    }

    /** {@return the rate spread} */
    @Benchmark
    public double spread() {
        return spread.update(treasury[next()]);
    }

    /** {@return the change since the day before} */
    @Benchmark
    public double dailyChange() {
        return dailyChange.update(state, dxy[next()], day);
    }

    /** {@return the z-score with fixed mean and deviation} */
    @Benchmark
    public double fixedZScore() {
        return fixedZScore.update(dxy[next()]);
    }

    /** {@return the z-score of the rate spread with fixed mean and deviation} */
    @Benchmark
    public double fixedZSpread() {
        return fixedZSpread.update(treasury[next()]);
    }
}
