// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

// Shown in README.md
import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;

final class LiveModel {

    private final MarketFeed feed;

    LiveModel(Path folder, FeedListener listener) {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        NormStats stats = NormStats.load(folder.resolve("norm_stats.json"), contract);
        ModelManifest manifest = ModelManifest.load(folder.resolve("model.json"));
        Model model = Model.verified(manifest, contract, stats); // throws if anything differs

        MacroSeries published = MacroSeries.of(contract, TradingCalendar.of(contract, Closures.none()));
        published.add("dxy", LocalDate.of(2024, 3, 1), 103.78); // only the day is known: seen from the next session on
        published.add("treasury_10y", LocalDate.of(2024, 3, 4), Instant.parse("2024-03-04T13:07:00Z"), 4.16);

        feed = MarketFeed.of(model)
                .policy("live")
                .macro(published)
                .listener(listener)
                .build();
    }

    void warmUp(Iterator<Bar> history) {
        feed.replay(history);
    }

    FeedDecision take(Bar bar) {
        return feed.accept(bar); // taken or dropped; else it throws, and nothing has changed
    }

    float[] input(double position) { // after the warm-up; 0.0 is flat
        AgentState agent = AgentState.at(position, feed.features().lastTime());
        return feed.features().observe(agent).toArray();
    }

    void save(Path file) {
        feed.snapshot().save(file); // the old file is replaced in one step
    }

    void restore(Path file) {
        feed.restore(FeedSnapshot.load(file)); // refused if it is of another model or policy
    }
}
// Shown up to here
