// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.component.level.Degradation;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.parity.audit.AuditRequest;
import io.featureparity.parity.audit.AuditedLog;
import io.featureparity.parity.audit.LogAudit;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of an inference holds what its model was given, and can be computed again. */
class AuditTrailTest {

    @TempDir
    private Path temp;

    private Path folder;
    private Rig rig;

    @BeforeEach
    void anInferenceWithALog() {
        folder = temp.resolve("audit");
        rig = new Rig(temp).macro().makeLive("1");
        rig.audit = AuditTrail.in(folder, "example.com/usdcop", () -> rig.now);
    }

    private Map<Long, ServedVector> served() {
        Map<Long, ServedVector> served = new TreeMap<>();
        Rig.records(folder, ServedVector.class).forEach(vector -> served.put(vector.number(), vector));
        return served;
    }

    /** Each decision names its record, which holds the bar, the position and the observation. */
    private void requireRecords(List<Decision> decisions) {
        Map<Long, ServedVector> served = served();
        assertThat(decisions).isNotEmpty().allSatisfy(decision -> {
            ServedVector record = served.get(decision.auditRecord());
            assertThat(record.bar().time()).isEqualTo(decision.time().toEpochMilli());
            assertThat(record.bar().instrument()).isEqualTo(Rig.INSTRUMENT);
            assertThat(record.position()).isEqualTo(decision.agentPosition());
            assertThat(record.observation()).isEqualTo(decision.observation().toArray());
            assertThat(record.observationHash())
                    .isEqualTo(decision.observation().sha256());
        });
    }

    private void requireEqualToTheBit(long vectors) {
        AuditedLog audited = LogAudit.run(AuditRequest.of(folder));
        assertThat(audited.obstacles()).isEmpty();
        assertThat(audited.asked()).isEqualTo(vectors);
        assertThat(audited.equal()).isEqualTo(vectors);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachDecisionHasARecordAndAllIsComputedAgainToTheBit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Inference inference = rig.inference();
        for (List<ArrivedBar> bars : Rig.session(seed, 60)) {
            rig.arrive(bars);
            if (random.nextInt(3) > 0) {
                rig.refresh();
            }
            Rig.catchUp(inference);
            if (random.nextInt(6) == 0) {
                inference.close();
                inference = rig.inference();
            }
        }
        inference.close();
        requireRecords(rig.decisions());
        assertThat(served()).hasSize(rig.decisions().size());
        requireEqualToTheBit(rig.decisions().size());
    }

    /** Nothing of the history before the first decision is in the log but the state behind it. */
    @Test
    void theLogBeginsWithTheFirstBarThatIsDecidedAbout() {
        rig.arrive(0, 40);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.arrive(40, 43);
            Rig.catchUp(inference);
        }
        assertThat(rig.decisions()).extracting(Decision::time).contains(Rig.time(39), Rig.time(42));
        requireRecords(rig.decisions());
        requireEqualToTheBit(rig.decisions().size());
    }

    /** A decision that could not be stored is made again: the model was given the observation twice. */
    @Test
    void whatWasGivenToTheModelIsInTheLogEvenIfTheDecisionWasNotStored() {
        FailingCalls failing = new FailingCalls(rig.stores);
        rig.freshness = new Freshness(Duration.ofDays(9), Duration.ZERO);
        rig.arrive(0, 20);
        try (Inference inference = new Inference(rig.setup(failing.get()))) {
            Rig.catchUp(inference);
            for (int i = 20; i < 40; i++) {
                rig.arrive(i, i + 1);
                failing.failOnce(i % 16, i % 2 == 0);
                Rig.catchUp(inference);
                Rig.catchUp(inference);
            }
            failing.failOnce(-1, false);
            Rig.catchUp(inference);
        }
        assertThat(rig.stream()).isEqualTo(rig.expected());
        requireRecords(rig.decisions());
        assertThat(served()).hasSizeGreaterThanOrEqualTo(rig.decisions().size());
        requireEqualToTheBit(served().size());
    }

    /** The thread was interrupted while the disk wrote: the log has what it was given, and another one would get it twice. */
    @Test
    void aLogThatWasNotWaitedForIsNotOpenedAgain() {
        List<LevelTransition> transitions = new ArrayList<>();
        rig.degradation = Degradation.of(new ServiceLevels(() -> rig.now, transitions::add));
        AuditTrail onDisk = rig.audit;
        List<AuditLog> opened = new ArrayList<>();
        rig.audit = model -> {
            Optional<AuditLog> log = onDisk.open(model);
            log.ifPresent(opened::add);
            return log;
        };
        rig.arrive(0, 18);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            for (int i = 18; i < 22; i++) {
                rig.arrive(i, i + 1);
                Thread.currentThread().interrupt();
                inference.step();
                assertThat(Thread.interrupted()).as("still interrupted").isTrue();
                Rig.catchUp(inference);
            }
        }
        assertThat(opened).hasSize(1);
        requireRecords(rig.decisions());
        requireEqualToTheBit(served().size());
        assertThat(Rig.records(folder, LevelChange.class))
                .extracting(LevelChange::reason)
                .isEqualTo(transitions.stream().map(LevelTransition::reason).toList());
    }

    @Test
    void aLogThatAnotherProcessWritesIsRefused() {
        try (Inference inference = rig.inference()) {
            assertThat(inference.board().newest()).isEmpty();
            assertThat(refusal(AuditLogException.class, rig::inference).code()).isEqualTo(ErrorCode.AUDIT_LOCKED);
        }
    }
}
