// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.ta4j.GoldenCase.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Position;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnCurrentCloseModel;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;

/** Rules and indicators of ta4j over the engine's features. */
class StrategyTest {

    private static final int RSI = GoldenCase.CONTRACT.indexOf("rsi_9");

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void aStrategyTradesWhereTheEnginesValuesSay(Numbers numbers) {
        GoldenCase golden = GoldenCase.read("session-walk");
        BarSeries series = golden.series(numbers);
        Indicator<Num> rsi = golden.features(series).raw("rsi_9");
        var strategy = new BaseStrategy(
                new CrossedDownIndicatorRule(rsi, 30), new OverIndicatorRule(rsi, 70), rsi.getUnstableBars());

        List<Position> positions = new BarSeriesManager(series, new TradeOnCurrentCloseModel())
                .run(strategy)
                .getPositions();

        List<Integer> traded = new ArrayList<>();
        for (Position position : positions) {
            traded.add(position.getEntry().getIndex());
            traded.add(position.getExit().getIndex());
        }
        assertThat(traded).isEqualTo(tradesByHand(golden.raw())).hasSizeGreaterThan(20);
    }

    /** In where the RSI goes from above 30 to below, out where it is above 70; only whole positions. */
    private static List<Integer> tradesByHand(List<double[]> raw) {
        List<Integer> trades = new ArrayList<>();
        for (int bar = 14; bar < raw.size(); bar++) {
            double now = raw.get(bar)[RSI];
            boolean out = trades.size() % 2 == 0;
            if (out && now < 30 && raw.get(bar - 1)[RSI] > 30) {
                trades.add(bar);
            } else if (!out && now > 70) {
                trades.add(bar);
            }
        }
        return trades.subList(0, trades.size() / 2 * 2);
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void anIndicatorOfTa4jTakesAFeatureAsItsInput(Numbers numbers) {
        GoldenCase golden = GoldenCase.read("session-walk");
        Indicator<Num> rsi = golden.features(golden.series(numbers)).raw("rsi_9");

        assertThat(new PreviousValueIndicator(rsi, 3).getValue(100).doubleValue())
                .isEqualTo(golden.raw().get(97)[RSI]);
    }
}
