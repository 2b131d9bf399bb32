// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.level.Conditions;
import io.featureparity.component.level.SourceSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.onnx.toy.ToyPolicy;
import io.featureparity.parity.audit.AuditRequest;
import io.featureparity.parity.audit.AuditedLog;
import io.featureparity.parity.audit.LogAudit;
import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.store.row.ArrivedBar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Level 4: what lowers it to that, what is still done, and how it comes back. */
class ReadOnlyTest extends DegradationTests {

    @Test
    void withoutTheStoresNothingIsDecidedAndTheLastDecisionStays() {
        FailingCalls failing = new FailingCalls(rig.stores);
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = new Inference(rig.setup(failing.get()))) {
            Rig.catchUp(inference);
            Answer last = inference.board().newest().orElseThrow();
            rig.arrive(18, 19);
            rig.refresh();
            failing.failOnce(0, false);
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
            assertThat(level()).isEqualTo(ServiceLevel.READ_ONLY);
            assertThat(conditions()).contains("stores: FP-1101 at test: must not fail");
            assertThat(inference.board().isReady()).isFalse();
            assertThat(inference.board().newest()).contains(last);

            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
            assertThat(inference.board().isReady()).isTrue();
        }
        requireOneDecisionForEachBarAsNothingHadHappened(19);
    }

    private DecisionModel failing(DecisionModel model) {
        return new DecisionModel() {
            @Override
            public int observationSize() {
                return model.observationSize();
            }

            @Override
            public double decide(float[] observation) {
                throwNow();
                return model.decide(observation);
            }

            @Override
            public void close() {
                model.close();
            }
        };
    }

    @Test
    void withoutTheModelNothingIsDecidedUntilItAnswers() {
        rig.loader = (name, content) -> failing(ToyPolicy.of(Rig.CONTRACT.size(), Rig.SEED));
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.arrive(18, 19);
            rig.refresh();
            thrown = new IllegalStateException("no session");
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
            assertThat(level()).isEqualTo(ServiceLevel.READ_ONLY);
            assertThat(conditions())
                    .contains("model: FP-1204 at model: must answer, but was java.lang.IllegalStateException: no"
                            + " session");
            thrown = null;
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
        requireOneDecisionForEachBarAsNothingHadHappened(19);
        assertThat(rig.heard).containsOnlyOnce("interrupted FP-1204", "goes on");
    }

    @Test
    void withoutMemoryNothingIsDecidedUntilThereIsSome() {
        rig.loader = (name, content) -> failing(ToyPolicy.of(Rig.CONTRACT.size(), Rig.SEED));
        rig.arrive(0, 18);
        try (Inference inference = rig.inference()) {
            thrown = new OutOfMemoryError("Java heap space");
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
            assertThat(level()).isEqualTo(ServiceLevel.READ_ONLY);
            assertThat(conditions())
                    .contains("memory: FP-1264 at memory of the process: must have room for the work in hand, but was"
                            + " Java heap space");
            thrown = null;
            Rig.catchUp(inference);
        }
        requireOneDecisionForEachBarAsNothingHadHappened(18);
    }

    /** Logs to a folder, and gives the log that is open. */
    private AtomicReference<AuditLog> logged(Path folder) {
        AuditTrail onDisk = AuditTrail.in(folder, "example.com/usdcop", () -> rig.now);
        AtomicReference<AuditLog> open = new AtomicReference<>();
        rig.audit = model -> {
            throwNow();
            open.set(onDisk.open(model).orElseThrow());
            return Optional.of(open.get());
        };
        return open;
    }

    @Test
    void aDiskThatIsFullStopsDecisionsAndTheLogSaysLaterWhatHappened() {
        Path folder = temp.resolve("audit");
        AtomicReference<AuditLog> open = logged(folder);
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.arrive(18, 19);
            rig.refresh();
            thrown = new AuditLogException(
                    new Fault(ErrorCode.AUDIT_FILE, "disk", "must be writable", "no more space on the disk"));
            open.get().close(); // as a log whose writer has stopped, it takes no record
            for (int i = 0; i < 3; i++) {
                assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
                assertThat(level()).isEqualTo(ServiceLevel.READ_ONLY);
            }
            assertThat(conditions()).contains("audit log: FP-1002 at disk");
            thrown = new AuditLogException(new Fault(ErrorCode.AUDIT_LOCKED, "disk", "must have one writer", "two"));
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED); // the old writer hangs at the disk
            assertThat(decided()).doesNotContain(Rig.time(18));

            thrown = null;
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
        requireOneDecisionForEachBarAsNothingHadHappened(19);
        assertThat(changes(folder))
                .extracting(change -> change.from() + " to " + change.to() + ": " + change.reason())
                .containsExactly(
                        "1 to 4: audit log: FP-1003 at " + folder
                                + ": must be open to take records; open it again when the cause"
                                + " is gone, but was closed",
                        "4 to 1: audit log is over");
        AuditedLog audited = LogAudit.run(AuditRequest.of(folder));
        assertThat(audited.obstacles()).isEmpty();
        assertThat(audited.equal())
                .isEqualTo(audited.asked())
                .isEqualTo(rig.decisions().size());
    }

    /** It ends while its log is stopped, and there is room again. */
    @Test
    void whatWaitsIsInTheLogAtTheEnd() {
        Path folder = temp.resolve("audit");
        AtomicReference<AuditLog> open = logged(folder);
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            open.get().close();
            rig.arrive(18, 19);
            rig.refresh();
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
            assertThat(changes(folder)).isEmpty();
            assertThat(inference.board().levelChangesLeftOut()).isZero();
        }
        assertThat(changes(folder)).extracting(LevelChange::to).containsExactly(4);
    }

    @Test
    void aChangeIsInTheLogWhileItLasts() {
        Path folder = temp.resolve("audit");
        rig.audit = AuditTrail.in(folder, "example.com/usdcop", () -> rig.now);
        FailingCalls failing = new FailingCalls(rig.stores);
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = new Inference(rig.setup(failing.get()))) {
            Rig.catchUp(inference);
            failing.failOnce(0, false);
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
            // A process that is killed now has told of it.
            assertThat(changes(folder)).extracting(LevelChange::to).containsExactly(4);
            Rig.catchUp(inference);
        }
        assertThat(changes(folder)).extracting(LevelChange::to).containsExactly(4, 1);
    }

    private static List<LevelChange> changes(Path folder) {
        return Rig.records(folder, LevelChange.class);
    }

    /** The bar is too old by then: the new model is not asked. */
    @Test
    void aModelThatIsReplacedFailsNoMore() {
        rig.loader = (name, content) -> failing(ToyPolicy.of(Rig.CONTRACT.size(), Rig.SEED));
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            thrown = new IllegalStateException("no session");
            assertThat(inference.step()).isEqualTo(Round.INTERRUPTED);
            assertThat(level()).isEqualTo(ServiceLevel.READ_ONLY);
            replaceModel();
            rig.now = Rig.time(60);
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
            assertThat(transitions)
                    .last()
                    .hasToString("level 4 READ_ONLY to level 1 ALL_WELL: model is not looked at any more");
        }
    }

    private void replaceModel() {
        rig.train(12);
        rig.makeLive("2");
    }

    // ---- features that are too bad

    /** But the last bar lacks what it lacks, for whichever model. */
    @Test
    void howBadTheFeaturesOfTheModelBeforeWereIsForgotten() {
        degrade(
                Optional.of(new FeatureBreakerSettings(12, 3, 0.2, 5, Duration.ofMinutes(15), 1)),
                Optional.of(SourceSettings.USUAL));
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            takeBadBars(inference);
            assertThat(conditions()).contains("features: of ", "values: absent at ");
            replaceModel();
            rig.now = Rig.time(60); // its state is that of the refresh: it takes none of these bars
            Rig.catchUp(inference);
            assertThat(rig.degradation.levels().conditions())
                    .extracting(Condition::name)
                    .containsExactly(Conditions.BARS, Conditions.VALUES);
        }
    }

    /** Takes six bars without prices: 6 of 10 bars then lack 3 of 9 values, a fifth. */
    private void takeBadBars(Inference inference) {
        for (int i = 18; i < 24; i++) {
            rig.arrive(List.of(without(i)));
        }
        rig.refresh();
        Rig.catchUp(inference);
    }

    /** A bar whose prices are all missing. */
    private static ArrivedBar without(int index) {
        double none = Double.NaN;
        return ArrivedBar.closed(
                Rig.INSTRUMENT, new Bar(Rig.time(index), none, none, none, none, none), Rig.time(index + 1));
    }

    @Test
    void featuresThatAreTooBadAreNotServedUntilABarIsGoodAgain() {
        degrade(Optional.of(new FeatureBreakerSettings(12, 3, 0.2, 5, Duration.ofMinutes(15), 1)), Optional.empty());
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            takeBadBars(inference);
            assertThat(level()).isEqualTo(ServiceLevel.READ_ONLY);
            assertThat(conditions()).contains("features: of ");
            assertThat(inference.board().isReady()).isFalse();
            assertThat(inference.board().barsObjectedTo()).isPositive();
            assertThat(rig.heard).contains("objected " + Rig.time(23) + " FP-1263");
            ObservationReader observations = new ObservationReader(rig.setup(), inference.board());
            assertThat(refusal(ComponentException.class, observations::newest).code())
                    .isEqualTo(ErrorCode.FEATURES_NOT_SERVED);
            assertThat(decided()).contains(Rig.time(22)).doesNotContain(Rig.time(23));

            rig.arrive(24, 30);
            rig.refresh();
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
            assertThat(decided())
                    .doesNotContain(Rig.time(23), Rig.time(24), Rig.time(25)) // a quarter of an hour
                    .contains(Rig.time(26), Rig.time(29));
            assertThat(observations.newest().latest().row().time()).isEqualTo(Rig.time(29));
        }
    }
}
