// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.featureparity.features.model.Model;
import io.featureparity.onnx.OnnxModel;
import io.featureparity.onnx.toy.ToyPolicy;
import io.featureparity.store.latest.Level;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RefreshStep;
import io.featureparity.store.row.StoredBar;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided, and what is too late for it. */
class InferenceDecidesTest extends InferenceTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void atEachBarOnceWithTheObservationOfAFeedThatNothingDisturbs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Inference inference = rig.inference();
        for (List<ArrivedBar> bars : Rig.session(seed, 60)) {
            rig.arrive(bars);
            if (random.nextInt(3) > 0) {
                rig.refresh(); // else the inference computes by itself
            }
            Rig.catchUp(inference);
            if (random.nextInt(4) == 0) {
                inference.close();
                inference = rig.inference(); // begins again
            }
        }
        inference.close();
        assertThat(rig.stream())
                .isEqualTo(rig.expected())
                .startsWith(rig.decisions().size() + " observations");
        assertThat(rig.decisions()).hasSizeGreaterThan(35);
        assertThat(rig.decisions()).extracting(Decision::action).contains(Action.LONG, Action.SHORT);
    }

    @Test
    void aDecisionHoldsAllThatIsNeededToDecideAgain() {
        rig.arrive(0, FIRST + 1);
        rig.refresh();
        rig.ticks.set(1000);
        try (Inference inference = rig.inference()) {
            assertThat(inference.step()).isEqualTo(Round.CAUGHT_UP);
            Answer answer = inference.board().newest().orElseThrow();
            assertThat(answer.source()).contains(Level.Source.ONLINE);
            assertThat(answer.passedOver()).isEmpty();
            assertThat(inference.board().decisions()).isEqualTo(1);
        }
        FeatureRow row = rig.stores.features().newest(Rig.KEY).orElseThrow();
        double output = ToyPolicy.of(15, Rig.SEED)
                .decide(row.observation().orElseThrow().toArray());
        Decision decision = rig.decisions().get(0);
        assertThat(rig.decisions())
                .containsExactly(new Decision(
                        Rig.KEY,
                        "toy",
                        "1",
                        Rig.time(FIRST),
                        0,
                        row.observation().orElseThrow(),
                        output,
                        output > 0.33 ? Action.LONG : output < -0.33 ? Action.SHORT : Action.FLAT,
                        Rig.time(FIRST + 1),
                        1,
                        Decision.NOT_LOGGED));
        assertThat(decision.latencyNanos()).isEqualTo(1);
        assertThat(rig.heard).containsExactly("serves 1", "decided " + Rig.time(FIRST) + " ONLINE");
    }

    @Test
    void inTheWarmUpNothingIsDecided() {
        rig.arrive(0, FIRST);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            assertThat(inference.board().newest()).isEmpty();
            assertThat(inference.board().isReady()).isTrue();
        }
        assertThat(rig.decisions()).isEmpty();
    }

    @Test
    void theModelOfAnOnnxFileDecides() {
        rig.loader = OnnxModel::load;
        rig.freshness = ALWAYS;
        rig.arrive(0, 30);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
        }
        assertThat(rig.decisions())
                .hasSize(30 - FIRST)
                .allSatisfy(decision -> assertThat(decision.output())
                        .isCloseTo(
                                ToyPolicy.of(15, Rig.SEED)
                                        .decide(decision.observation().toArray()),
                                offset(ToyPolicy.TOLERANCE)));
    }

    // ---- what is too late

    @Test
    void aboutABarThatEndedTooLongAgoNothingIsDecided() {
        rig.arrive(0, 30);
        rig.refresh();
        rig.now = Rig.time(30).plus(Duration.ofMinutes(5)); // five minutes after the last bar has ended
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            assertThat(rig.decisions()).extracting(Decision::time).containsExactly(Rig.time(29));
            assertThat(inference.board().barsTooOld()).isEqualTo(29 - FIRST);
            assertThat(rig.heard).contains("too old " + Rig.time(28));

            rig.arrive(30, 31);
            rig.now = Rig.time(31).plus(Duration.ofMinutes(5)).plusNanos(1);
            Rig.catchUp(inference);
        }
        assertThat(rig.decisions()).hasSize(1);
        assertThat(rig.heard).last().isEqualTo("too old " + Rig.time(30));
    }

    @Test
    void thePositionStaysOverBarsThatNothingIsDecidedAbout() {
        rig.loader = (name, content) -> answering(0.9);
        rig.arrive(0, 20);
        rig.now = rig.now.plusSeconds(1);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.arrive(20, 23);
            rig.now = Rig.time(23).plusSeconds(1);
            Rig.catchUp(inference);
        }
        assertThat(rig.decisions()).extracting(Decision::time).containsExactly(Rig.time(19), Rig.time(22));
        assertThat(rig.decisions()).extracting(Decision::agentPosition).containsExactly(0.0, 1.0);
    }

    @Test
    void aStateOfOtherBarsIsNotUsed() {
        rig.arrive(0, 30);
        rig.refresh();
        EngineState state = rig.stores.refresh().state(Rig.KEY).orElseThrow();
        // Bars were restored from a backup, or come from elsewhere, and the state stayed.
        rig = new Rig(temp.resolve("restored")).macro().makeLive("1");
        rig.stores.refresh().commit(new RefreshStep(0, List.of(), state));
        rig.arrive(288, 329); // the next session
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
        }
        StoredFeed plain = rig.feed
                .feed(Rig.INSTRUMENT, Model.of(Rig.CONTRACT, Rig.STATS), rig.stores.macro())
                .begin();
        Map<Instant, Optional<ObservationVector>> expected = new HashMap<>();
        for (StoredBar bar : rig.stores.bars().closedAfter(Rig.INSTRUMENT, 0).toList()) {
            plain.take(bar).forEach(row -> expected.put(row.time(), row.observation()));
        }
        assertThat(rig.decisions()).hasSize(2);
        for (Decision decision : rig.decisions()) {
            assertThat(decision.agentPosition()).isZero();
            assertThat(expected.get(decision.time())).contains(decision.observation());
        }
    }

    @Test
    void theHistoryIsNotComputedAgainIfTheRefreshHasAState() {
        rig.freshness = ALWAYS;
        rig.arrive(0, 20);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
        }
        rig.arrive(20, 22);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
        }
        assertThat(rig.decisions()).extracting(Decision::time).contains(Rig.time(20), Rig.time(21));
        assertThat(rig.stream())
                .isEqualTo(rig.expected()
                        .replaceFirst("^\\d+", "" + rig.decisions().size()));
    }
}
