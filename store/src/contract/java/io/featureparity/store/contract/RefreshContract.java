// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.contract;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.macro;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.store.latest.EngineLevel;
import io.featureparity.store.latest.Level;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of features, states and the outbox does. */
public abstract class RefreshContract extends FeaturesContract {

    // ---- one unit

    @Test
    void aStepWritesFeaturesStateAndOutbox() {
        RefreshStep step = step(KEY, 1);
        stores.refresh().commit(step);

        FeatureRow row = step.rows().get(0);
        assertThat(stores.features().at(KEY, row.time())).contains(row);
        assertThat(stores.features().newest(KEY)).contains(row);
        assertThat(stores.refresh().state(KEY)).contains(step.state());
        assertThat(stores.outbox().pending(10)).containsExactly(row);
    }

    @Test
    void aStepAgainChangesNothing() {
        stores.refresh().commit(step(KEY, 1));
        stores.refresh().commit(step(KEY, 2));
        stores.outbox().delivered(step(KEY, 2).rows().get(0));

        stores.refresh().commit(step(KEY, 2));

        assertThat(stores.refresh().state(KEY)).contains(state(KEY, 2));
        assertThat(all(stores.features().between(KEY, Instant.MIN, Instant.MAX)))
                .hasSize(2);
        assertThat(stores.outbox().pending(10)).isEmpty();
    }

    @Test
    void aStepFromAnotherStateIsRefusedAndNothingIsWritten() {
        stores.refresh().commit(step(KEY, 1));
        for (RefreshStep wrong : List.of(
                step(KEY, 3),
                new RefreshStep(0, step(KEY, 2).rows(), state(KEY, 2)),
                new RefreshStep(0, step(KEY, 1).rows(), new EngineState(KEY, 1, 1, time(5), SNAPSHOT)))) {
            StoreException refused =
                    refusal(StoreException.class, () -> stores.refresh().commit(wrong));
            assertThat(refused.code()).isEqualTo(ErrorCode.STORE_STATE_MOVED);
        }
        assertThat(refusal(StoreException.class, () -> stores.refresh().commit(step(OTHER_STATISTICS, 5)))
                        .code())
                .isEqualTo(ErrorCode.STORE_STATE_MOVED);

        assertThat(stores.refresh().state(KEY)).contains(state(KEY, 1));
        assertThat(stores.refresh().state(OTHER_STATISTICS)).isEmpty();
        assertThat(all(stores.features().between(KEY, Instant.MIN, Instant.MAX)))
                .isEqualTo(step(KEY, 1).rows());
        assertThat(stores.features().newest(OTHER_STATISTICS)).isEmpty();
        assertThat(stores.outbox().pending(10)).hasSize(1);
    }

    @Test
    void aStepWithoutRowsMovesTheState() {
        stores.refresh().commit(step(KEY, 1));
        EngineState dropped = new EngineState(KEY, 4, 1, time(1), SNAPSHOT);
        stores.refresh().commit(new RefreshStep(1, List.of(), dropped));

        assertThat(stores.refresh().state(KEY)).contains(dropped);
        assertThat(stores.outbox().pending(10)).isEqualTo(step(KEY, 1).rows());
    }

    @Test
    void aCorrectionTakesThePlaceOfItsBarAndNothingOlderDoes() {
        FeatureRow first = row(KEY, 3, 1, 1);
        FeatureRow correction = row(KEY, 3, 2, 2);
        stores.refresh()
                .commit(new RefreshStep(0, List.of(first, correction), new EngineState(KEY, 2, 2, time(3), SNAPSHOT)));
        assertThat(stores.features().at(KEY, time(3))).contains(correction);
        assertThat(stores.outbox().pending(10)).containsExactly(correction);

        // The history is computed again.
        stores.refresh().forget(KEY);
        assertThat(stores.refresh().state(KEY)).isEmpty();
        stores.refresh().commit(new RefreshStep(0, List.of(first), new EngineState(KEY, 1, 1, time(3), SNAPSHOT)));
        assertThat(stores.features().at(KEY, time(3))).contains(correction);
        assertThat(stores.outbox().pending(10)).containsExactly(correction);
    }

    @Test
    void aLongHistoryIsWrittenInOneStep() {
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 1; i <= 2500; i++) {
            rows.add(row(KEY, i, i, i));
        }
        stores.refresh().commit(new RefreshStep(0, rows, state(KEY, 2500)));

        assertThat(all(stores.features().between(KEY, time(1), time(2501)))).isEqualTo(rows);
        assertThat(stores.outbox().pending(10)).containsExactly(rows.get(2499));
    }

    @Test
    void manyRowsOfOneStepFollowTheSameRules() {
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            rows.add(row(KEY, i, 2L * i - 1, i));
            rows.add(i % 3 == 0 ? row(KEY, i, 2L * i, -i) : rows.get(rows.size() - 1));
        }
        rows.add(FeatureRow.warmingUp(KEY, time(61), 121, new double[0], new float[0]));
        EngineState state = new EngineState(KEY, 121, 121, time(61), SNAPSHOT);
        stores.refresh().commit(new RefreshStep(0, rows, state));

        List<FeatureRow> stored = all(stores.features().between(KEY, Instant.MIN, Instant.MAX));
        assertThat(stored).hasSize(61);
        for (int i = 1; i <= 60; i++) {
            assertThat(stored.get(i - 1)).isEqualTo(rows.get(2 * i - 1));
        }
        assertThat(stored.get(60)).isEqualTo(rows.get(120));

        stores.refresh().forget(KEY);
        List<FeatureRow> older = new ArrayList<>();
        for (int i = 2; i <= 60; i++) {
            older.add(row(KEY, i, 1, 7));
        }
        stores.refresh().commit(new RefreshStep(0, older, new EngineState(KEY, 1, 1, time(60), SNAPSHOT)));
        assertThat(all(stores.features().between(KEY, Instant.MIN, Instant.MAX)))
                .isEqualTo(stored);
    }

    // ---- outbox

    @Test
    void theOutboxHoldsTheNewestRowUntilThatOneIsDelivered() {
        stores.refresh().commit(step(KEY, 1));
        List<FeatureRow> pending = stores.outbox().pending(10);
        stores.refresh().commit(step(KEY, 2));

        stores.outbox().delivered(pending.get(0));
        assertThat(stores.outbox().pending(10)).containsExactly(row(KEY, 2, 2, 2));

        stores.outbox().delivered(row(KEY, 2, 2, 2));
        assertThat(stores.outbox().pending(10)).isEmpty();
        stores.outbox().delivered(row(KEY, 2, 2, 2));
        assertThat(stores.outbox().pending(10)).isEmpty();
    }

    // ---- what it is all for

    @Test
    void twoRefreshesAtOnceWriteEachBarOnce() throws Exception {
        stores.bars().append(arrived(0, 30));
        StoredFeedBuilder settings = StoredFeed.of(INSTRUMENT, Samples.model(), stores.macro());
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = both.submit(() -> refreshAll(settings));
            Future<?> other = both.submit(() -> refreshAll(settings));
            one.get();
            other.get();
        } finally {
            both.shutdownNow();
        }
        StoredFeed again = settings.begin();
        List<FeatureRow> history = new ArrayList<>();
        all(stores.bars().closedAfter(INSTRUMENT, 0)).forEach(bar -> history.addAll(again.take(bar)));
        assertThat(all(stores.features().between(again.key(), time(0), time(30))))
                .isEqualTo(history);
        assertThat(stores.refresh().state(again.key())).isEqualTo(again.state());
    }

    /** Computes bar after bar without asking who leads. What the other one has written too changes nothing, or is refused. */
    private void refreshAll(StoredFeedBuilder settings) {
        while (true) {
            Optional<EngineState> state = stores.refresh().state(FeatureKey.of(INSTRUMENT, Samples.model()));
            StoredFeed feed = state.isPresent() ? settings.resume(state.get()) : settings.begin();
            long from = feed.position();
            StoredBar bar = stores.bars().closedAfter(INSTRUMENT, from).next();
            if (bar == null) {
                return;
            }
            List<FeatureRow> rows = feed.take(bar);
            try {
                stores.refresh().commit(new RefreshStep(from, rows, Samples.state(feed)));
            } catch (StoreException moved) {
                assertThat(moved.code()).isEqualTo(ErrorCode.STORE_STATE_MOVED);
            }
        }
    }

    @Test
    void aRefreshThatStopsAfterEachBarWritesWhatOneThatNeverStopsDoes() {
        StoredFeedBuilder settings = StoredFeed.of(INSTRUMENT, Samples.model(), stores.macro())
                .feed(feed -> feed.quality(QualityRules.builtIn()));
        stores.macro().append(List.of(macro(time(-1), 103.0), macro(time(7).plusMillis(1), 103.5)));
        List<FeatureRow> live = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            stores.bars().append(List.of(arrived(i)));
            if (i % 5 == 2) {
                stores.macro().append(List.of(macro(time(i - 1), 104.0 + i))); // late
            }
            Optional<EngineState> before = stores.refresh().state(FeatureKey.of(INSTRUMENT, Samples.model()));
            StoredFeed feed = before.isPresent() ? settings.resume(before.get()) : settings.begin();
            long from = feed.position();
            for (StoredBar bar : all(stores.bars().closedAfter(INSTRUMENT, from))) {
                List<FeatureRow> rows = feed.take(bar);
                live.addAll(rows);
                stores.refresh().commit(new RefreshStep(from, rows, Samples.state(feed)));
            }
        }

        StoredFeed again = settings.begin();
        List<FeatureRow> history = new ArrayList<>();
        all(stores.bars().closedAfter(INSTRUMENT, 0)).forEach(bar -> history.addAll(again.take(bar)));
        assertThat(history).hasSize(30).isEqualTo(live);
        assertThat(all(stores.features().between(again.key(), time(0), time(30))))
                .isEqualTo(live);
        assertThat(live.get(0).quality()).isEqualTo(100);
        // The late values matter: without them the features are others.
        assertThat(live.stream().map(row -> row.raw()[1]).filter(change -> change != 0.0))
                .hasSize(6);

        Level engine = new EngineLevel(key -> Optional.of(settings), stores.bars(), stores.refresh(), 100);
        assertThat(engine.newest(again.key())).isEqualTo(stores.features().newest(again.key()));
        assertThat(Level.features(stores.features()).newest(again.key())).contains(live.get(29));
        stores.refresh().forget(again.key());
        assertThat(engine.newest(again.key())).contains(live.get(29));
    }
}
