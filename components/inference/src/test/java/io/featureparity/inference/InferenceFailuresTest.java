// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditCheck;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.session.Closures;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.onnx.toy.ToyPolicy;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails, and which model is served. */
class InferenceFailuresTest extends InferenceTests {

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
    void anotherModelIsServedAsSoonAsItIsLive() {
        rig.arrive(0, 20);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.train(12);
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

    /** A model that is asked after it was closed, as one in native memory would be. */
    private static DecisionModel closeable(List<String> heard) {
        DecisionModel model = answering(0.5);
        return new DecisionModel() {
            private boolean closed;

            @Override
            public int observationSize() {
                return model.observationSize();
            }

            @Override
            public double decide(float[] observation) {
                heard.add(closed ? "asked, but closed" : "asked");
                return model.decide(observation);
            }

            @Override
            public void close() {
                heard.add(closed ? "closed twice" : "closed");
                closed = true;
            }
        };
    }

    /** An inference whose model has decided about 20 bars, when another model becomes live. */
    private Inference outlived(List<String> heard) {
        rig.loader = (name, content) -> closeable(heard);
        rig.arrive(0, 20);
        rig.refresh();
        rig.now = rig.now.plusSeconds(1);
        Inference inference = rig.inference();
        Rig.catchUp(inference);
        rig.train(12);
        rig.makeLive("2");
        return inference;
    }

    @Test
    void aModelThatIsLiveAgainIsOpenedAgain() {
        List<String> heard = new ArrayList<>();
        try (Inference inference = outlived(heard)) {
            rig.train(Rig.SEED); // somebody goes back, the files first
            assertThat(code(inference::step)).isEqualTo(ErrorCode.STORE_MODEL_DIFFERS);
            assertThat(code(inference::step)).isEqualTo(ErrorCode.STORE_MODEL_DIFFERS);
            rig.stores.models().makeLive("toy", "1");
            rig.arrive(20, 21);
            Rig.catchUp(inference);
            assertThat(inference.board().problem()).isEmpty();
            assertThat(inference.board().served().registered().version()).isEqualTo("1");
        }
        assertThat(heard).containsExactly("asked", "closed", "asked", "closed");
        assertThat(rig.decisions()).extracting(Decision::time).containsExactly(Rig.time(19), Rig.time(20));
    }

    /** Its log cannot be written at the end, and not be opened again for a while. */
    @Test
    void aModelIsReplacedAlthoughTheDiskIsFull() {
        List<String> heard = new ArrayList<>();
        AuditTrail onDisk = AuditTrail.in(temp.resolve("audit"), "example.com/usdcop", () -> rig.now);
        AtomicBoolean full = new AtomicBoolean();
        rig.audit = model -> {
            if (full.get()) {
                throw new AuditLogException(new Fault(ErrorCode.AUDIT_FILE, "disk", "must have room", "none"));
            }
            return onDisk.open(model);
        };
        try (Inference inference = outlived(heard)) {
            full.set(true);
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
            full.set(false);
            Rig.catchUp(inference);
            assertThat(rig.degradation.levels().level()).isEqualTo(ServiceLevel.ALL_WELL);
            assertThat(inference.board().served().registered().version()).isEqualTo("2");
        }
        assertThat(heard).containsExactly("asked", "closed", "closed", "closed", "asked", "closed");
    }

    /** It ends before it could open any model again. */
    @Test
    void whatIsClosedIsNotClosedTwice() {
        List<String> heard = new ArrayList<>();
        rig.audit = AuditTrail.in(temp.resolve("audit"), "example.com/usdcop", () -> rig.now);
        try (Inference inference = outlived(heard)) {
            rig.train(Rig.SEED);
            assertThat(code(inference::step)).isEqualTo(ErrorCode.STORE_MODEL_DIFFERS);
            rig.degradation.levels().raise("test", ServiceLevel.SOURCE_DEGRADED, "something else");
        }
        assertThat(heard).containsExactly("asked", "closed");
        assertThat(AuditCheck.of(temp.resolve("audit")).isSound()).isTrue();
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
                .hasMessage("FP-1201 at setting features.longest-age: must be from PT1S to PT876000H, but was PT0S");
        assertThat(code(() -> new Freshness(Duration.ofDays(1), Duration.ofNanos(-1))))
                .isEqualTo(ErrorCode.COMPONENT_SETTING);
        assertThat(Freshness.USUAL).isEqualTo(new Freshness(Duration.ofMinutes(5), Duration.ofSeconds(1)));
    }
}
