// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.latest;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.contract.Samples;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import io.featureparity.store.row.StoredBar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wherever the newest features come from, their bytes are the same. */
class LatestReaderTest {

    private static final Model MODEL = Samples.model();
    private static final FeatureKey KEY = FeatureKey.of(INSTRUMENT, MODEL);

    private final Stores stores = new MemoryStores();
    private final LatestStore online = new MemoryLatest(Duration.ofHours(1), () -> 0);
    private final StoredFeedBuilder settings = StoredFeed.of(INSTRUMENT, MODEL, stores.macro());
    private final Level engine = engine(1000);
    private final LatestReader reader =
            new LatestReader(List.of(Level.online(online), Level.features(stores.features()), engine));

    private Level engine(long mostBars) {
        return new EngineLevel(
                key -> key.equals(KEY) ? Optional.of(settings) : Optional.empty(),
                stores.bars(),
                stores.refresh(),
                mostBars);
    }

    /** Computes all bars that are there, as the refresh job does. */
    private FeatureRow refresh() {
        StoredFeed feed = stores.refresh().state(KEY).map(settings::resume).orElseGet(settings::begin);
        for (StoredBar bar : all(stores.bars().closedAfter(INSTRUMENT, feed.position()))) {
            long from = feed.position();
            List<FeatureRow> rows = feed.take(bar);
            feed.state().ifPresent(state -> stores.refresh().commit(new RefreshStep(from, rows, state)));
        }
        return feed.lastRow().orElseThrow();
    }

    @Test
    void eachLevelGivesTheSameBytes() {
        stores.bars().append(arrived(0, 40));
        FeatureRow row = refresh();
        Latest fromFeatures = reader.newest(KEY, time(39));
        new OutboxRelay(stores.outbox(), online).deliver();
        Latest fromOnline = reader.newest(KEY, time(39));
        Latest fromEngine = new LatestReader(List.of(engine)).newest(KEY, time(39));

        assertThat(fromOnline.source()).isEqualTo(Level.Source.ONLINE);
        assertThat(fromFeatures.source()).isEqualTo(Level.Source.FEATURES);
        assertThat(fromEngine.source()).isEqualTo(Level.Source.ENGINE);
        assertThat(List.of(fromOnline.row(), fromFeatures.row(), fromEngine.row()))
                .containsOnly(row);
        assertThat(RowBytes.of(fromEngine.row())).isEqualTo(RowBytes.of(fromOnline.row()));
        assertThat(fromOnline.passedOver()).isEmpty();
    }

    @Test
    void aLevelThatIsBehindIsPassedOver() {
        stores.bars().append(arrived(0, 10));
        refresh();
        new OutboxRelay(stores.outbox(), online).deliver();
        stores.bars().append(arrived(10, 12));
        FeatureRow newer = refresh();
        stores.bars().append(arrived(12, 13));

        assertThat(reader.newest(KEY, time(9)).source()).isEqualTo(Level.Source.ONLINE);
        Latest second = reader.newest(KEY, time(11));
        assertThat(second.row()).isEqualTo(newer);
        assertThat(second.source()).isEqualTo(Level.Source.FEATURES);
        assertThat(second.passedOver())
                .extracting(Fault::toString)
                .containsExactly(
                        "FP-1116 at ONLINE level, " + KEY
                                + ": must have features of 2024-03-04T13:55:00Z or later, but was features of 2024-03-04T13:45:00Z");

        Latest third = reader.newest(KEY, time(12));
        assertThat(third.source()).isEqualTo(Level.Source.ENGINE);
        assertThat(third.row()).isEqualTo(refresh());
        assertThat(third.passedOver()).hasSize(2);
    }

    @Test
    void ifNoLevelHasThemAllOfThemSayWhy() {
        stores.bars().append(arrived(0, 3));
        StoreException refused = refusal(StoreException.class, () -> reader.newest(KEY, time(3)));
        assertThat(refused.faults()).hasSize(3).extracting(Fault::code).containsOnly(ErrorCode.STORE_NO_FEATURES);

        FeatureKey unknown = Samples.key('a', 'b');
        assertThat(refusal(StoreException.class, () -> reader.newest(unknown, Instant.MIN))
                        .faults())
                .hasSize(3);
        assertThat(refusal(StoreException.class, () -> new LatestReader(List.of()).newest(KEY, Instant.MIN)))
                .hasMessage("FP-1116 at reader of features: must have a level, but was none");
    }

    @Test
    void aLevelThatFailsIsPassedOverAndSaysWhy() {
        stores.bars().append(arrived(0, 3));
        refresh();
        Level fails = new StoreLevel(Level.Source.ONLINE, key -> {
            throw new StoreException(new Fault(ErrorCode.STORE_UNREACHABLE, "Redis", "must be reachable", "away"));
        });
        Latest latest = new LatestReader(List.of(fails, engine)).newest(KEY, time(2));
        assertThat(latest.passedOver()).extracting(Fault::code).containsExactly(ErrorCode.STORE_UNREACHABLE);
    }

    @Test
    void theEngineComputesNoMoreBarsThanItMay() {
        stores.bars().append(arrived(0, 11));
        StoreException refused = refusal(StoreException.class, () -> engine(10).newest(KEY));
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_NO_FEATURES);
        assertThat(refused).hasMessageContaining("must be at most 10 bars behind");
        refresh();
        stores.bars().append(arrived(11, 21));
        assertThat(engine(10).newest(KEY)).contains(refresh());
    }

    @Test
    void aStateThatCannotBeUsedIsAsIfThereWereNone() {
        stores.bars().append(arrived(0, 5));
        EngineState ofAnotherPolicy = new EngineState(
                KEY, 5, 5, time(4), MarketFeed.of(MODEL).policy("live").build().snapshot());
        stores.refresh().commit(new RefreshStep(0, List.of(), ofAnotherPolicy));
        Optional<FeatureRow> computed = engine.newest(KEY);
        stores.refresh().forget(KEY);
        assertThat(computed).contains(refresh());
    }

    @Test
    void aStateOfOtherBarsIsAsIfThereWereNone() {
        stores.bars().append(arrived(0, 8));
        refresh();
        EngineState ofEight = stores.refresh().state(KEY).orElseThrow();
        Stores restored = new MemoryStores();
        restored.refresh().commit(new RefreshStep(0, List.of(), ofEight));
        StoredFeedBuilder feed = StoredFeed.of(INSTRUMENT, MODEL, restored.macro());
        Level level = new EngineLevel(key -> Optional.of(feed), restored.bars(), restored.refresh(), 1000);
        assertThat(level.newest(KEY)).isEmpty();
        restored.bars().append(arrived(2, 12)); // at position 8 is another bar

        StoredFeed fresh = feed.begin();
        all(restored.bars().closedAfter(INSTRUMENT, 0)).forEach(fresh::take);
        assertThat(level.newest(KEY)).isEqualTo(fresh.lastRow()).isPresent();
    }

    @Test
    void theRelayDeliversMoreThanOneRoundOfRows() {
        for (int i = 0; i < 250; i++) {
            FeatureKey key = new FeatureKey("instrument " + i, Samples.hash('a'), Samples.hash('b'));
            EngineState state = new EngineState(
                    key, 1, 1, time(0), MarketFeed.of(MODEL).build().snapshot());
            stores.refresh().commit(new RefreshStep(0, List.of(Samples.row(key, 0, 1, i)), state));
        }
        OutboxRelay relay = new OutboxRelay(stores.outbox(), online);
        assertThat(relay.deliver()).isEqualTo(250);
        assertThat(relay.deliver()).isZero();
        assertThat(online.get(new FeatureKey("instrument 249", Samples.hash('a'), Samples.hash('b'))))
                .isPresent();
    }
}
