// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.Sha256;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.allocation.Allocation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a log holds of what a feed and an engine do. */
class InstrumentLogTest {

    private final Model model = TestLogs.usdcop();
    private final FaultyFolder folder = new FaultyFolder(1);
    private final AuditLog log = AuditLog.open(
            folder, TestLogs.change(TestLogs.settings(model)).places(1 << 14).of(), false);
    private final double[] macro = {103.5, 14.0, 300.0, 83.0, 17.0, 4.2, 9.9};

    private double[] macro() {
        return java.util.Arrays.copyOf(macro, model.contract().macroColumns().size());
    }

    private MarketFeed feed() {
        return MarketFeed.of(model)
                .policy("live")
                .sink(log.instrument("USD/COP"))
                .build();
    }

    private static FeedDecision accept(MarketFeed feed, long time, double close, double[] macro) {
        return feed.accept(time, close, close + 2, close - 2, close, 1000, macro);
    }

    private List<AuditRecord> closeAndRead() {
        log.close();
        return TestLogs.read(folder);
    }

    private static List<ServedVector> served(List<AuditRecord> records) {
        return records.stream()
                .filter(ServedVector.class::isInstance)
                .map(ServedVector.class::cast)
                .toList();
    }

    private static List<SeenBar> bars(List<AuditRecord> records) {
        List<SeenBar> bars = new ArrayList<>();
        for (AuditRecord record : records) {
            if (record instanceof TakenBar taken) {
                bars.add(taken.bar());
            } else if (record instanceof ServedVector vector) {
                bars.add(vector.bar());
            }
        }
        return bars;
    }

    @Test
    void aServedVectorHoldsAllThatItWasComputedFrom() {
        MarketFeed feed = feed();
        int last = model.contract().warmUpBars();
        for (int i = 0; i <= last; i++) {
            accept(feed, TestLogs.OPENING + i * TestLogs.BAR, 4000 + i % 5, macro());
        }
        float[] observation = new float[model.contract().size()];
        long clock = TestLogs.OPENING + last * TestLogs.BAR;
        feed.features().observe(1.5, clock, observation);
        double[] raw = feed.features().raw();
        float[] normalized = feed.features().normalized();

        List<AuditRecord> records = closeAndRead();
        assertThat(served(records)).hasSize(1);
        ServedVector vector = served(records).get(0);
        SeenBar bar = vector.bar();
        assertThat(bar.instrument()).isEqualTo("USD/COP");
        assertThat(bar.decision()).contains(FeedDecision.ACCEPTED);
        assertThat(bar.time()).isEqualTo(clock);
        assertThat(bar.index()).isEqualTo(last);
        double close = 4000 + last % 5;
        assertThat(List.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()))
                .containsExactly(close, close + 2, close - 2, close, 1000.0);
        assertThat(bar.macroCount()).isEqualTo(macro().length);
        for (int i = 0; i < bar.macroCount(); i++) {
            assertThat(bar.macro(i)).isEqualTo(macro[i]);
        }
        assertThat(bar.raw()).isEqualTo(raw);
        assertThat(vector.normalized()).isEqualTo(normalized);
        assertThat(vector.observation()).isEqualTo(observation);
        assertThat(vector.position()).isEqualTo(1.5);
        assertThat(vector.timeNormalized()).isEqualTo(model.contract().session().timeNormalized(clock));
        assertThat(vector.wallTime()).isEqualTo(TestLogs.WALL_TIME);
        ByteBuffer floats = ByteBuffer.allocate(observation.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : observation) {
            floats.putFloat(value);
        }
        assertThat(vector.observationHash()).isEqualTo(Sha256.of(floats.array()));
        assertThat(vector.header().contractHash()).isEqualTo(model.contract().hash());
        assertThat(vector.header().libraryVersion()).isEqualTo(LibraryVersion.text());
    }

    @Test
    void eachBarIsThereWithItsDecisionWhetherOrNotItWasObserved() {
        MarketFeed feed = feed();
        accept(feed, TestLogs.OPENING, 4000, macro());
        accept(feed, TestLogs.OPENING, 4000, macro()); // a duplicate, which is dropped
        accept(feed, TestLogs.OPENING + 3 * TestLogs.BAR, 4001, macro()); // two are missing before it
        accept(feed, TestLogs.OPENING + 4 * TestLogs.BAR, Double.NaN, macro());
        accept(feed, TestLogs.OPENING + 5 * TestLogs.BAR, 4002, macro());
        accept(
                feed,
                TestLogs.OPENING + 6 * TestLogs.BAR,
                4003,
                macro()); // the last is not observed, and no bar follows

        List<SeenBar> bars = bars(closeAndRead());
        assertThat(bars)
                .extracting(bar -> bar.decision().orElseThrow())
                .containsExactly(
                        FeedDecision.ACCEPTED,
                        FeedDecision.INSERTED,
                        FeedDecision.INSERTED,
                        FeedDecision.ACCEPTED,
                        FeedDecision.ACCEPTED_ABSENT,
                        FeedDecision.ACCEPTED);
        assertThat(bars).extracting(SeenBar::index).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(bars.get(1).close()).isNaN();
        assertThat(bars.get(1).time()).isEqualTo(TestLogs.OPENING + TestLogs.BAR);
    }

    @Test
    void aDecisionIsComputedAgainFromTheLogAlone() {
        MarketFeed feed = feed();
        float[] observation = new float[model.contract().size()];
        List<float[]> given = new ArrayList<>();
        int bars = 0;
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i < 40; i++) {
                long time = TestLogs.OPENING + day * TestLogs.DAY + i * TestLogs.BAR;
                accept(feed, time, 4000 + bars++ % 11, macro());
                if (feed.features().missingBars() == 0) {
                    feed.features().observe(0.5, time, observation);
                    given.add(observation.clone());
                }
            }
        }
        List<AuditRecord> records = closeAndRead();
        assertThat(served(records)).hasSize(given.size());
        EngineSnapshot nearest = null;
        FeatureEngine again = FeatureEngine.of(model, BadPrices.ABSENT);
        int compared = 0;
        int states = 0;
        for (AuditRecord record : records) {
            if (record instanceof SavedState state) {
                nearest = state.snapshot();
                states++;
                again = FeatureEngine.of(model, BadPrices.ABSENT);
                again.restore(nearest);
            } else if (record instanceof TakenBar taken) {
                update(again, taken.bar());
            } else if (record instanceof ServedVector vector) {
                update(again, vector.bar());
                again.observeWithClock(vector.position(), vector.timeNormalized(), observation);
                assertThat(observation).isEqualTo(vector.observation()).isEqualTo(given.get(compared++));
                assertThat(again.raw()).isEqualTo(vector.bar().raw());
            }
        }
        assertThat(compared).isEqualTo(given.size());
        assertThat(states).isEqualTo(3);
        assertThat(nearest.barsSeen()).isEqualTo(80);
    }

    private void update(FeatureEngine engine, SeenBar bar) {
        double[] seen = new double[bar.macroCount()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = bar.macro(i);
        }
        engine.update(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), seen);
    }

    @Test
    void anEngineThatWasRestoredSaysSo() {
        EngineSnapshot before = TestLogs.warm(model).snapshot();
        FeatureEngine engine = FeatureEngine.of(model, BadPrices.REFUSE, log.instrument("USD/COP"));
        engine.restore(before);
        float[] observation = new float[model.contract().size()];
        engine.view().observe(0.5, TestLogs.OPENING, observation);

        List<AuditRecord> records = closeAndRead();
        assertThat(records).filteredOn(SavedState.class::isInstance).hasSize(1);
        ServedVector vector = served(records).get(0);
        assertThat(vector.bar().decision()).isEqualTo(Optional.empty());
        assertThat(vector.bar().index()).isEqualTo(before.barsSeen() - 1);
        assertThat(vector.bar().close()).isNaN();
        assertThat(vector.bar().raw()).isEqualTo(engine.raw());
        assertThat(vector.observation()).isEqualTo(observation);
    }

    @Test
    void anEngineOfAnotherModelIsRefused() {
        Model other = TestLogs.tiny();
        FeatureEngine engine = FeatureEngine.of(other, BadPrices.REFUSE, log.instrument("USD/COP"));
        AuditLogException refused =
                refusal(AuditLogException.class, () -> engine.update(0, 1, 1, 1, 1, new double[] {1}));
        assertThat(refused.code()).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(engine.barsSeen()).isZero();
    }

    @Test
    void afterADroppedRecordTheStateIsSavedAnew() {
        FaultyFolder small = new FaultyFolder(1);
        AuditLog dropping = AuditLog.open(
                small,
                TestLogs.change(TestLogs.settings(model))
                        .places(2)
                        .whenFull(WhenFull.dropAndCount())
                        .of(),
                false);
        MarketFeed feed = MarketFeed.of(model)
                .policy("live")
                .sink(dropping.instrument("USD/COP"))
                .build();
        for (int i = 0; i < 6; i++) { // no pass of the writer: the ring is full soon
            accept(feed, TestLogs.OPENING + i * TestLogs.BAR, 4000, macro());
        }
        assertThat(dropping.counts().dropped()).isPositive();
        dropping.writer().pass(false);
        accept(feed, TestLogs.OPENING + 6 * TestLogs.BAR, 4000, macro());
        dropping.close();
        List<SavedState> states = TestLogs.read(small).stream()
                .filter(SavedState.class::isInstance)
                .map(SavedState.class::cast)
                .toList();
        assertThat(states).hasSize(2);
        assertThat(states.get(1).snapshot().barsSeen()).isEqualTo(6);
    }

    @Test
    void handingOverAllocatesNothing() {
        MarketFeed feed = feed();
        float[] observation = new float[model.contract().size()];
        double[] seen = macro();
        int[] bars = {0};
        Runnable bar = () -> {
            long time = TestLogs.OPENING + bars[0] % 50 * TestLogs.BAR + bars[0] / 50 * 7L * TestLogs.DAY;
            bars[0]++;
            accept(feed, time, 4000, seen);
            feed.features().observe(0.5, time, observation);
        };
        for (int i = 0; i <= model.contract().warmUpBars(); i++) {
            accept(feed, TestLogs.OPENING + bars[0]++ * TestLogs.BAR, 4000, seen);
        }
        while (bars[0] % 50 != 1) {
            bar.run(); // the first bar of a session saves a state, which allocates
        }
        Allocation.requireAtMost(20, 0, round -> {
            bar.run();
            log.writer();
        });
    }
}
