// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.Observation;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.ta4j.BarStamp;
import io.featureparity.ta4j.EngineFeatures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Strategy;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;

/** The code that the READMEs show. {@link ShownCodeTest} compares it, {@link ReadmeExamplesTest} runs it. */
final class ReadmeExamples {

    private static final Instant OPEN = Instant.parse("2024-03-04T13:00:00Z");

    /** What a service holds after the first example, and how many values it was given. */
    record Served(Model model, int inputs, int formingValues) {}

    /** The decisions that the feed of the second example tells, and its answers. */
    record Fed(List<String> log, FeedDecision decision, Observation observation) {}

    private final List<String> log = new ArrayList<>();
    private final MacroValues macroNow = FeatureContract.builtIn("usdcop-m5", "1.0.0")
            .macro(Map.of(
                    "dxy", 103.78,
                    "vix", 13.1,
                    "embi", 296.0,
                    "brent", 83.5,
                    "usdmxn", 17.0,
                    "treasury_10y", 4.16));

    Served serve(Path folder) {
        List<Bar> history = bars(0, 15);
        Bar formingBar = bar(15);
        // Shown in README.md
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        NormStats stats = NormStats.load(folder.resolve("norm_stats.json"), contract);
        ModelManifest manifest = ModelManifest.load(folder.resolve("model.json"));
        Model model = Model.verified(manifest, contract, stats); // throws if anything differs

        FeatureEngine engine = FeatureEngine.of(model);
        for (Bar bar : history) {
            engine.update(bar, macroSeenAt(bar.time()));
        }
        Observation observation = engine.observe(AgentState.at(0.0, engine.lastTime())); // position 0.0: flat
        float[] input = observation.toArray();
        double[] forming = engine.peek(formingBar, macroNow); // a bar that has not ended yet: changes nothing
        // Shown up to here
        return new Served(model, input.length, forming.length);
    }

    Fed feed(Model model) {
        FeatureContract contract = model.contract();
        List<Bar> history = bars(0, 15);
        Bar bar = bar(15);
        // Shown in README.md
        MacroSeries published = MacroSeries.of(contract, TradingCalendar.of(contract, Closures.none()));
        published.add("dxy", LocalDate.of(2024, 3, 1), 103.78); // only the day is known: seen from the next session on
        published.add("treasury_10y", LocalDate.of(2024, 3, 4), Instant.parse("2024-03-04T13:07:00Z"), 4.16);

        MarketFeed feed = MarketFeed.of(model)
                .policy("live")
                .macro(published)
                .listener((decision, time, features) -> log(time, decision))
                .build();
        feed.replay(history.iterator());
        FeedDecision decision = feed.accept(bar); // taken, dropped, or refused: then it throws, and nothing changed
        Observation observation = feed.features().observe(AgentState.at(0.0, bar.time()));
        // Shown up to here
        return new Fed(log, decision, observation);
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

    private void log(long time, FeedDecision decision) {
        log.add(Instant.ofEpochMilli(time) + " " + decision);
    }

    /** The same values at every bar will do here. */
    private MacroValues macroSeenAt(Instant time) {
        return time.isBefore(OPEN) ? MacroValues.absent(macroNow.columns()) : macroNow;
    }

    private static List<Bar> bars(int from, int to) {
        List<Bar> bars = new ArrayList<>();
        for (int i = from; i < to; i++) {
            bars.add(bar(i));
        }
        return bars;
    }

    private static Bar bar(int i) {
        double price = 3946 + i % 3;
        return new Bar(OPEN.plus(Duration.ofMinutes(5L * i)), price, price + 2, price - 1, price + 1, 9);
    }
}
