// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import io.featureparity.contract.Bar;
import io.featureparity.contract.MacroValues;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.ta4j.BarStamp;
import io.featureparity.ta4j.EngineFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Strategy;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;

/**
 * The code that the READMEs show beside {@link LiveModel} and {@link EngineAlone}. {@link ShownCodeTest} compares it,
 * {@link ReadmeExamplesTest} runs it.
 */
final class ReadmeExamples {

    private static final Instant OPEN = Instant.parse("2024-03-04T13:00:00Z");

    private final MacroValues macroNow;

    /** With the macro values that every bar sees. */
    ReadmeExamples(MacroValues macroNow) {
        this.macroNow = macroNow;
    }

    Strategy trade(Model model) {
        // Shown in lib-ta4j/README.md
        BarSeries series = new BaseBarSeriesBuilder()
                .withName("usdcop")
                .withNumTypeOf(DoubleNum.class)
                .build();
        EngineFeatures features =
                EngineFeatures.of(series, FeatureEngine.of(model), BarStamp.BEGIN, (index, time) -> macroSeenAt(time));
        Indicator<Num> rsi = features.raw("rsi_9");
        Strategy strategy = new BaseStrategy(
                new CrossedDownIndicatorRule(rsi, 30), new OverIndicatorRule(rsi, 70), rsi.getUnstableBars());
        // Shown up to here
        return strategy;
    }

    /** The same values at every bar will do here. */
    private MacroValues macroSeenAt(Instant time) {
        return time.isBefore(OPEN) ? MacroValues.absent(macroNow.columns()) : macroNow;
    }

    static List<Bar> bars(int from, int to) {
        List<Bar> bars = new ArrayList<>();
        for (int i = from; i < to; i++) {
            bars.add(bar(i));
        }
        return bars;
    }

    static Bar bar(int i) {
        double price = 3946 + i % 3;
        return new Bar(OPEN.plus(Duration.ofMinutes(5L * i)), price, price + 2, price - 1, price + 1, 9);
    }
}
