// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sink is told of every bar, every observation and every state that did not come from bars, and of nothing else. */
class ObservationSinkTest {

    private static final long OPENING = 1_709_557_200_000L; // 2024-03-04 13:00 UTC, in a session
    private static final long BAR = 300_000;

    private final FeatureContract contract = TestContracts.usdcop();
    private final Model model = TestContracts.trained(contract);
    private final double[] macro = new double[contract.macroColumns().size()];
    private final Told told = new Told();

    /** Writes down what it is told. */
    private static final class Told implements ObservationSink, FeedListener {
        private final List<String> all = new ArrayList<>();
        private boolean wants;

        @Override
        public boolean wantsState(FeatureView features, long time) {
            return wants;
        }

        @Override
        public void state(EngineSnapshot snapshot, long time) {
            all.add("state after " + snapshot.barsSeen() + " at " + (time - OPENING) / BAR);
        }

        @Override
        public void updated(FeatureView features, BarBuffer bar) {
            assertThat(features).isNotInstanceOf(FeatureEngine.class);
            all.add("bar " + (features.barsSeen() - 1) + " at " + (bar.time() - OPENING) / BAR + " " + bar.close());
        }

        @Override
        public void observed(
                FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
            all.add("observed " + position + " " + timeNormalized + " "
                    + observation[offset + observation.length - offset - 2]);
        }

        @Override
        public void decided(FeedDecision decision, long time, FeatureView features) {
            all.add(decision.name());
        }

        private List<String> take() {
            List<String> taken = List.copyOf(all);
            all.clear();
            return taken;
        }
    }

    private FeatureEngine engine() {
        return FeatureEngine.of(model, BadPrices.ABSENT, told);
    }

    @Test
    void everyWayToTakeABarInIsTold() {
        FeatureEngine engine = engine();
        engine.update(OPENING, 1, 2, 1, 2, macro);
        engine.update(
                new Bar(Instant.ofEpochMilli(OPENING + BAR), 1, 2, 1, 2, Double.NaN),
                MacroValues.absent(contract.macroColumns()));
        BarBuffer buffer = BarBuffer.of(contract.macroColumns());
        buffer.set(OPENING + 2 * BAR, 1, 2, -1, 2, 0); // a bad price: the bar is absent for the calculations
        engine.update(buffer);
        engine.advance(OPENING + 3 * BAR);
        engine.advance(Instant.ofEpochMilli(OPENING + 4 * BAR));
        assertThat(told.take())
                .containsExactly(
                        "bar 0 at 0 2.0", "bar 1 at 1 2.0", "bar 2 at 2 NaN", "bar 3 at 3 NaN", "bar 4 at 4 NaN");
    }

    @Test
    void whatIsRefusedOrOnlyPeekedAtIsNotTold() {
        FeatureEngine engine = engine();
        engine.update(OPENING, 1, 2, 1, 2, macro);
        told.take();
        refusal(InputException.class, () -> engine.update(OPENING, 1, 2, 1, 2, macro));
        assertThat(refusal(InputException.class, () -> engine.update(OPENING + BAR, 1, 2, 1, 2, new double[0]))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        engine.peek(
                OPENING + BAR,
                1,
                2,
                1,
                2,
                macro,
                new double[contract.marketFeatures().size()]);
        engine.copy().update(OPENING + BAR, 1, 2, 1, 2, macro);
        assertThat(told.take()).isEmpty();
    }

    @Test
    void everyWayToObserveIsTold() {
        FeatureEngine engine = engine();
        for (int i = 0; i <= contract.warmUpBars(); i++) {
            engine.update(OPENING + i * BAR, 1, 2, 1, 2, macro);
        }
        told.take();
        engine.observe(AgentState.withClock(0.5, 0.25));
        engine.view().observe(AgentState.withClock(0.5, 0.25), new float[contract.size()]);
        engine.observeWithClock(0.5, 0.25, new float[contract.size()]);
        engine.observe(-3, OPENING, new float[contract.size() + 4], 4);
        engine.view().observe(0.5, OPENING, new float[contract.size()]);
        assertThat(told.take())
                .containsExactly(
                        "observed 0.5 0.25 0.5",
                        "observed 0.5 0.25 0.5",
                        "observed 0.5 0.25 0.5",
                        "observed -3.0 0.0 -1.0",
                        "observed 0.5 0.0 0.5");
    }

    @Test
    void aStateIsTakenBeforeTheBar() {
        FeatureEngine engine = engine();
        told.wants = true;
        engine.update(OPENING, 1, 2, 1, 2, macro);
        told.wants = false;
        engine.update(OPENING + BAR, 1, 2, 1, 2, macro);
        assertThat(told.take()).containsExactly("state after 0 at 0", "bar 0 at 0 2.0", "bar 1 at 1 2.0");
    }

    @Test
    void aStateThatDidNotComeFromBarsIsTold() {
        FeatureEngine engine = engine();
        engine.update(OPENING, 1, 2, 1, 2, macro);
        EngineSnapshot snapshot = engine.snapshot();
        engine.update(OPENING + BAR, 1, 2, 1, 2, macro);
        told.take();
        engine.restore(snapshot);
        assertThat(told.take()).containsExactly("state after 1 at 0");
        engine.reset();
        assertThat(told.take()).hasSize(1).allMatch(text -> text.startsWith("state after 0"));
    }

    @Test
    void aFeedTellsItsDecisionsBeforeItsListenerHears() {
        MarketFeed feed = MarketFeed.of(model)
                .policy("live")
                .listener((decision, time, features) -> told.all.add("listener: " + decision))
                .sink(told)
                .build();
        feed.accept(OPENING, 1, 2, 1, 2, 10, macro);
        feed.accept(OPENING, 1, 2, 1, 2, 10, macro);
        feed.accept(OPENING + 2 * BAR, 1, 2, 1, 2, 10, macro);
        feed.peek(
                OPENING + 4 * BAR,
                1,
                2,
                1,
                2,
                macro,
                new double[contract.marketFeatures().size()]);
        feed.copy().accept(OPENING + 3 * BAR, 1, 2, 1, 2, 10, macro);
        assertThat(told.take())
                .containsExactly(
                        "bar 0 at 0 2.0",
                        "ACCEPTED",
                        "listener: ACCEPTED",
                        "DUPLICATE_DROPPED",
                        "listener: DUPLICATE_DROPPED",
                        "bar 1 at 1 NaN",
                        "INSERTED",
                        "listener: INSERTED",
                        "bar 2 at 2 2.0",
                        "ACCEPTED",
                        "listener: ACCEPTED");
    }

    @Test
    void aModelWithoutStatisticsHasNothingToServe() {
        Model raw = Model.withoutStatistics(contract);
        assertThat(refusal(DocumentException.class, () -> FeatureEngine.of(raw, BadPrices.REFUSE, told))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_MISSING_FEATURE);
    }

    /** Batches compute in blocks of rows; a sink hears of each bar all the same, and of each observation at its bar. */
    @Test
    void everyWayToRunABatchIsTold() {
        BarColumns bars = Markets.of(contract, 3, 300);
        double[] position = new double[bars.size()];
        float[] expected = new float[bars.size() * contract.size()];
        FeatureBatch.of(model).observations(bars, position, expected);
        double[][] raw = FeatureBatch.of(model).raw(bars);
        float[][] normalized = FeatureBatch.of(model).normalized(bars);

        double[][] toldRaw = new FeatureBatch(engine()).raw(bars);
        assertThat(told.take()).hasSize(bars.size()).allMatch(line -> line.startsWith("bar "));
        float[][] toldNormalized = new FeatureBatch(engine()).normalized(bars);
        assertThat(told.take()).hasSize(bars.size()).allMatch(line -> line.startsWith("bar "));
        float[] observed = new float[expected.length];
        new FeatureBatch(engine()).observations(bars, position, observed);
        List<String> lines = told.take();
        int first = contract.warmUpBars();
        assertThat(lines).hasSize(2 * bars.size() - first);
        assertThat(lines.subList(first, first + 4))
                .extracting(line -> line.substring(0, 4))
                .containsExactly("bar ", "obse", "bar ", "obse");

        assertThat(observed).isEqualTo(expected);
        assertThat(toldNormalized).isDeepEqualTo(normalized);
        for (int i = 0; i < raw.length; i++) {
            assertThat(Markets.bits(toldRaw[i])).isEqualTo(Markets.bits(raw[i]));
        }
    }
}
