// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.session.Closures;
import io.featureparity.onnx.OnnxModel;
import io.featureparity.onnx.toy.ToyModel;
import io.featureparity.onnx.toy.ToyPolicy;
import io.featureparity.store.LatestStore;
import io.featureparity.store.latest.Level;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTest {

    /** The first bar at which an observation is legal. */
    private static final int FIRST = Rig.CONTRACT.warmUpBars();

    /** No bar of a test is too old. */
    private static final Freshness ALWAYS = new Freshness(Duration.ofDays(9), Duration.ZERO);

    @TempDir
    private Path temp;

    private Rig rig;

    @BeforeEach
    void aModelIsLive() {
        rig = new Rig(temp).macro().makeLive("1");
    }

    private ErrorCode code(ThrowingCallable call) {
        return refusal(FeatureParityException.class, call).code();
    }

    // ---- what is decided

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

    // ---- where features come from

    @Test
    void featuresComeFromTheFirstLevelThatHasThem() {
        rig.freshness = ALWAYS;
        rig.arrive(0, 20);
        rig.refreshElsewhere();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            Answer fromTable = inference.board().newest().orElseThrow();
            assertThat(fromTable.source()).contains(Level.Source.FEATURES);
            assertThat(fromTable.passedOver()).extracting(Fault::code).containsExactly(ErrorCode.STORE_NO_FEATURES);

            rig.arrive(20, 21);
            Rig.catchUp(inference);
            Answer fromEngine = inference.board().newest().orElseThrow();
            assertThat(fromEngine.source()).contains(Level.Source.ENGINE);
            assertThat(fromEngine.passedOver()).hasSize(2);

            rig.arrive(21, 22);
            rig.refresh();
            Rig.catchUp(inference);
            assertThat(inference.board().newest().orElseThrow().source()).contains(Level.Source.ONLINE);
        }
        assertThat(rig.stream())
                .isEqualTo(
                        rig.expected().replace("8 observations", rig.decisions().size() + " observations"));
    }

    @Test
    void theRefreshHasSomeTimeBeforeTheEngineIsAsked() {
        rig.freshness = new Freshness(Duration.ofMinutes(5), Duration.ofSeconds(1));
        rig.arrive(0, 20);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            assertThat(inference.step()).isEqualTo(Round.CAUGHT_UP);
            rig.arrive(20, 21);
            assertThat(inference.step()).isEqualTo(Round.WAITING);
            assertThat(inference.step()).isEqualTo(Round.WAITING);
            rig.refresh();
            assertThat(inference.step()).isEqualTo(Round.CAUGHT_UP);
            assertThat(inference.board().newest().orElseThrow().source()).contains(Level.Source.ONLINE);

            rig.arrive(21, 22);
            assertThat(inference.step()).isEqualTo(Round.WAITING);
            rig.ticks.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(inference.step()).isEqualTo(Round.CAUGHT_UP);
            assertThat(inference.board().newest().orElseThrow().source()).contains(Level.Source.ENGINE);
        }
    }

    @Test
    void anOnlineStoreThatIsAwayIsPassedOver() {
        rig.arrive(0, 20);
        rig.refresh();
        rig.online = new LatestStore() {
            @Override
            public boolean put(FeatureRow row) {
                throw new AssertionError("nobody puts");
            }

            @Override
            public Optional<FeatureRow> get(FeatureKey key) {
                throw new StoreException(new Fault(ErrorCode.STORE_UNREACHABLE, "Redis", "must be there", "away"));
            }

            @Override
            public void close() {}
        };
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            Answer answer = inference.board().newest().orElseThrow();
            assertThat(answer.source()).contains(Level.Source.FEATURES);
            assertThat(answer.passedOver()).extracting(Fault::code).containsExactly(ErrorCode.STORE_UNREACHABLE);
        }
    }

    /** One bit of one value, in the online store alone. */
    @Test
    void featuresThatAreNotThoseOfTheEngineEndTheInferenceAndNothingIsDecided() {
        rig.arrive(0, 20);
        rig.refresh();
        FeatureRow row = rig.online.get(Rig.KEY).orElseThrow();
        double[] raw = row.raw();
        raw[3] = Math.nextUp(raw[3]);
        rig.online = new MemoryLatest(Duration.ofHours(1), () -> 0);
        rig.online.put(FeatureRow.of(
                row.key(),
                row.time(),
                row.position(),
                raw,
                row.normalized(),
                row.agentPosition(),
                row.observation().orElseThrow()));
        try (Inference inference = rig.inference()) {
            assertThat(refusal(ComponentException.class, inference::step))
                    .hasMessage("FP-1214 at ONLINE level, features at " + Rig.time(19)
                            + ": must be those of the engine, raw value 3 " + row.raw()[3] + ", but was raw value 3 "
                            + raw[3]);
            assertThat(inference.board().isReady()).isFalse();
            assertThat(inference.board().problem())
                    .extracting(Fault::code)
                    .containsExactly(ErrorCode.COMPONENT_FEATURES_DIFFER);
        }
        assertThat(rig.decisions()).extracting(Decision::time).doesNotContain(Rig.time(19));
    }

    /** A refresh of an older version, or of other rules: the model does not see the quality. */
    @Test
    void theQualityOfABarIsNoFeature() {
        rig.arrive(0, 20);
        rig.refresh();
        FeatureRow row = rig.online.get(Rig.KEY).orElseThrow();
        assertThat(row.quality()).isNotNaN();
        rig.online = new MemoryLatest(Duration.ofHours(1), () -> 0);
        rig.online.put(row.withQuality(Double.NaN));
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            assertThat(inference.board().newest().orElseThrow().source()).contains(Level.Source.ONLINE);
        }
        assertThat(rig.decisions()).extracting(Decision::time).contains(Rig.time(19));
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

    private static DecisionModel answering(double output) {
        return new DecisionModel() {
            @Override
            public int observationSize() {
                return Rig.CONTRACT.size();
            }

            @Override
            public double decide(float[] observation) {
                return output;
            }

            @Override
            public void close() {}
        };
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

    // ---- failures

    /** Whatever call of the stores fails, before or after its work: each bar is decided about once, with the same observation. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStoreThatFailsLosesAndDoublesNothing(boolean afterItsWork) {
        FailingCalls failing = new FailingCalls(rig.stores);
        rig.arrive(0, 18);
        rig.freshness = ALWAYS;
        Inference inference = new Inference(rig.setup(failing.get()));
        Rig.catchUp(inference);
        for (int i = 18; i < 50; i++) {
            rig.arrive(i, i + 1);
            failing.failOnce(i % 16, afterItsWork);
            Rig.catchUp(inference);
            Rig.catchUp(inference);
        }
        failing.failOnce(-1, false);
        Rig.catchUp(inference);
        inference.close();
        assertThat(rig.heard).contains("interrupted FP-1101", "goes on");
        assertThat(rig.stream()).isEqualTo(rig.expected());
        assertThat(rig.decisions()).hasSize(50 - FIRST);
    }

    @Test
    void theDecisionOfAProcessThatWasFirstCountsForAll() {
        rig.arrive(0, 20);
        Inference first = rig.inference();
        Rig.catchUp(first);
        rig.loader = (name, content) -> answering(-0.9);
        Inference second = rig.inference();
        rig.arrive(20, 21);
        Rig.catchUp(second);
        Rig.catchUp(first);
        assertThat(first.board().newest().orElseThrow().decision().action()).isEqualTo(Action.SHORT);
        assertThat(first.board().newest().orElseThrow().source()).isEmpty();
        rig.arrive(21, 22);
        Rig.catchUp(first);
        Decision last = rig.decisions().get(rig.decisions().size() - 1);
        assertThat(last.time()).isEqualTo(Rig.time(21));
        assertThat(last.agentPosition()).isEqualTo(-1);
        first.close();
        second.close();
    }

    @Test
    void aModelThatAnswersNoNumberEndsTheInference() {
        rig.loader = (name, content) -> answering(Double.NaN);
        rig.arrive(0, 20);
        try (Inference inference = rig.inference()) {
            assertThat(code(inference::step)).isEqualTo(ErrorCode.COMPONENT_MODEL_OUTPUT);
            assertThat(code(inference::step)).isEqualTo(ErrorCode.COMPONENT_MODEL_OUTPUT);
        }
        assertThat(rig.decisions()).isEmpty();
    }

    // ---- which model

    @Test
    void anotherModelIsServedAsSoonAsItIsLive() throws IOException {
        rig.arrive(0, 20);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            ToyModel.write(temp.resolve("model"), "toy", Rig.CONTRACT, Rig.STATS, 12);
            rig.makeLive("2");
            rig.arrive(20, 21);
            Rig.catchUp(inference);
            assertThat(inference.board().served().registered().version()).isEqualTo("2");
        }
        assertThat(rig.heard).contains("serves 2");
        List<Decision> second = rig.decisions().stream()
                .filter(decision -> decision.modelVersion().equals("2"))
                .toList();
        assertThat(second).extracting(Decision::time).containsExactly(Rig.time(19), Rig.time(20));
        assertThat(second.get(0).agentPosition()).isZero();
        assertThat(second.get(0).output())
                .isEqualTo(ToyPolicy.of(15, Rig.SEED)
                        .decide(second.get(0).observation().toArray()));
    }

    @Test
    void aLiveModelWithoutItsFilesEndsTheInference() {
        try (Inference inference = rig.inference()) {
            rig.stores.models().retire("toy", "1");
            assertThat(code(inference::step)).isEqualTo(ErrorCode.STORE_NO_LIVE_MODEL);
        }
    }

    @Test
    void unlessAllVerifiesNothingStarts() throws IOException {
        Path file = temp.resolve("model/model.onnx");
        byte[] good = Files.readAllBytes(file);
        Files.write(file, new byte[3]);
        assertThat(code(rig::inference)).isEqualTo(ErrorCode.STORE_MODEL_DIFFERS);
        Files.delete(file);
        assertThat(code(rig::inference)).isEqualTo(ErrorCode.COMPONENT_MODEL_FILE);
        Files.write(file, good);
        rig.loader = (name, content) -> ToyPolicy.of(14, 1);
        assertThat(code(rig::inference)).isEqualTo(ErrorCode.COMPONENT_MODEL_SHAPE);
        rig.loader = (name, content) -> ToyPolicy.of(15, 1);
        rig.feed = new FeedSettings("other", Closures.none());
        assertThat(refusal(InputException.class, rig::inference)).isNotNull();
        rig.feed = FeedSettings.live();
        Files.writeString(
                temp.resolve("model/norm_stats.json"),
                Rig.STATS.document().readableText().replaceFirst("0", "1"));
        assertThat(refusal(FeatureParityException.class, rig::inference).faults())
                .extracting(Fault::code)
                .contains(ErrorCode.STATISTICS_HASH_DIFFERS);
        rig.stores.models().retire("toy", "1");
        assertThat(code(rig::inference)).isEqualTo(ErrorCode.STORE_NO_LIVE_MODEL);
    }

    @Test
    void impossibleFreshnessIsRefused() {
        assertThat(refusal(ComponentException.class, () -> new Freshness(Duration.ZERO, Duration.ZERO)))
                .hasMessage("FP-1201 at longest age of features: must be from PT1S to PT876000H, but was PT0S");
        assertThat(code(() -> new Freshness(Duration.ofDays(1), Duration.ofNanos(-1))))
                .isEqualTo(ErrorCode.COMPONENT_SETTING);
        assertThat(Freshness.USUAL).isEqualTo(new Freshness(Duration.ofMinutes(5), Duration.ofSeconds(1)));
    }
}
