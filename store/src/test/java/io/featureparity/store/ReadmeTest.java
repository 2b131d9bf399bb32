// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.macro;
import static io.featureparity.store.contract.Samples.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.features.model.Model;
import io.featureparity.store.contract.Samples;
import io.featureparity.store.latest.EngineLevel;
import io.featureparity.store.latest.Latest;
import io.featureparity.store.latest.LatestReader;
import io.featureparity.store.latest.Level;
import io.featureparity.store.latest.OutboxRelay;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import io.featureparity.store.row.StoredBar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples of this module's README: a refresh, and the ways to what it has computed. */
class ReadmeTest {

    private final Stores stores = new MemoryStores();
    private final LatestStore online = new MemoryLatest(Duration.ofHours(1), () -> 0);

    private void refresh(Model model, Duration patience) {
        // Shown in store/README.md
        StoredFeedBuilder settings =
                StoredFeed.of("USD/COP", model, stores.macro()).feed(feed -> feed.policy("live"));
        StoredFeed feed = settings.goOn(stores.refresh(), stores.bars());
        long stored = feed.position();
        while (stores.news().await("USD/COP", feed.position(), patience)) {
            RowCursor<StoredBar> bars = stores.bars().closedAfter("USD/COP", feed.position());
            for (StoredBar bar = bars.next(); bar != null; bar = bars.next()) {
                List<FeatureRow> rows = feed.take(bar); // none if the policy drops or refuses the bar
                Optional<EngineState> state = feed.state(); // none before the first bar that is taken in
                if (state.isPresent()) {
                    stores.refresh().commit(new RefreshStep(stored, rows, state.get()));
                    stored = feed.position();
                }
            }
            new OutboxRelay(stores.outbox(), online).deliver();
        }
        // Shown up to here
    }

    private Latest read(Model model) {
        StoredFeedBuilder settings =
                StoredFeed.of("USD/COP", model, stores.macro()).feed(feed -> feed.policy("live"));
        // Shown in store/README.md
        FeatureKey key = FeatureKey.of("USD/COP", model);
        LatestReader reader = new LatestReader(List.of(
                Level.online(online),
                Level.features(stores.features()),
                new EngineLevel(asked -> Optional.of(settings), stores.bars(), stores.refresh(), 10_000)));
        Latest latest = reader.newest(key, time(19)); // from the bar that has just ended on
        // Shown up to here
        return latest;
    }

    /** Between two bars of the grid. */
    private static ArrivedBar refused() {
        Bar good = Samples.bar(-1);
        Bar bar =
                new Bar(good.time().plusSeconds(60), good.open(), good.high(), good.low(), good.close(), good.volume());
        return ArrivedBar.closed("USD/COP", bar, time(0));
    }

    @Test
    void theExamplesRefreshAndRead() {
        Model model = Samples.model();
        stores.macro().append(List.of(macro(time(-1), 103.78)));
        stores.bars().append(List.of(refused()));
        stores.bars().append(arrived(0, 20));

        refresh(model, Duration.ofMillis(1));
        Latest latest = read(model);

        assertThat(latest.source()).isEqualTo(Level.Source.ONLINE);
        assertThat(latest.row().time()).isEqualTo(time(19));
    }
}
