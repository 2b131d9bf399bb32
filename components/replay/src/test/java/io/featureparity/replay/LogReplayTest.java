// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import static io.featureparity.replay.Desk.LAST;
import static io.featureparity.replay.Desk.first;
import static io.featureparity.replay.Desk.range;
import static io.featureparity.replay.Desk.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.AuditLog;
import io.featureparity.audit.InstrumentLog;
import io.featureparity.audit.WhenFull;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.replay.Difference.Kind;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.ObservationVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReplayTest {

    @TempDir
    private Path folder;

    private Path log;
    private Desk desk;

    /** The decisions of a day that was logged. */
    private List<Decision> decisions;

    @BeforeEach
    void aDayIsDecidedAndLogged() {
        desk = new Desk(folder).bars(0, LAST);
        log = folder.resolve("log");
        decisions = logged(Desk.INSTRUMENT);
    }

    /** Decides about all bars and logs what the model is given, each bar's observation twice: the feed looks at it too. */
    private List<Decision> logged(String name) {
        List<Decision> made;
        try (AuditLog writing = AuditLog.in(log, "example.com/day", desk.served.model(), Desk.OPENING::toEpochMilli)
                .whenFull(WhenFull.block(Duration.ofMinutes(1)))
                .open()) {
            InstrumentLog sink = writing.instrument(name);
            float[] out = new float[desk.served.model().contract().size()];
            made = desk.decideAll(
                    StoredFeed.of(Desk.INSTRUMENT, desk.served.model(), desk.stores.macro())
                            .feed(feed -> feed.policy("live").sink(sink)),
                    desk.model(),
                    (features, position) -> {
                        features.observe(position, features.lastMillis(), out);
                        return 0;
                    });
        }
        Map<Long, Long> records = new HashMap<>();
        AuditCheck.of(log, (header, record) -> {
            if (record instanceof ServedVector vector) {
                records.put(vector.bar().time(), vector.number());
            }
            return true;
        });
        return made.stream()
                .map(of -> naming(of, records.get(of.time().toEpochMilli())))
                .toList();
    }

    private static Decision naming(Decision of, long record) {
        return with(of, of.observation(), of.output(), record);
    }

    private static Decision with(Decision of, ObservationVector observation, double output, long record) {
        return new Decision(
                of.features(),
                of.modelId(),
                of.modelVersion(),
                of.time(),
                of.agentPosition(),
                observation,
                output,
                of.action(),
                of.decided(),
                of.latencyNanos(),
                record);
    }

    private ReplayResult replay(List<Decision> recorded) {
        desk.record(recorded);
        return LogReplay.run(ReplayRequest.of(range(0, LAST)), log, desk.stores.decisions(), desk.served, desk.model());
    }

    private List<Decision> changed(int index, Decision other) {
        List<Decision> changed = new ArrayList<>(decisions);
        changed.set(index, other);
        return changed;
    }

    @Test
    void aDayOfTheLogIsEqualAndHasTheHashOfTheStoresReplay() {
        ReplayResult result = replay(decisions);
        assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(result.counts()).isEqualTo(new ReplayCounts(46, 46, 46, 46, 0, 0, 0, 0));
        assertThat(result.computed().sha256())
                .isEqualTo(
                        desk.replay(ReplayRequest.of(range(0, LAST))).computed().sha256());
        assertThat(result.source()).isEqualTo("log " + log + " and store");
    }

    @Test
    void aDecisionMayNameALaterRecord() {
        List<Decision> later =
                decisions.stream().map(of -> naming(of, of.auditRecord() + 1)).toList();
        assertThat(replay(later).verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void theLogAloneHoldsNoAnswers() {
        ReplayResult result = LogReplay.run(ReplayRequest.of(range(14, LAST)), log, desk.served, desk.model());
        assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(result.counts()).isEqualTo(new ReplayCounts(92, 92, 92, 0, 0, 0, 0, 0));
        assertThat(result.remarks())
                .containsExactly(
                        "Decisions whose answer and action are not known, because an audit log holds neither: 92."
                                + " Their observations alone were compared.");
    }

    @Test
    void anotherAnswerIsFound() {
        Decision of = decisions.get(9);
        ReplayResult result = replay(changed(9, with(of, of.observation(), of.output() + 0.01, of.auditRecord())));
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(first(result).kind()).isEqualTo(Kind.OUTPUT);
        assertThat(first(result).time()).isEqualTo(time(23));
    }

    @Test
    void anObservationThatTheLogHasOtherwiseIsFound() {
        Decision of = decisions.get(9);
        float[] values = of.observation().toArray();
        values[0] = Math.nextDown(values[0]);
        ReplayResult result = replay(changed(9, with(of, ObservationVector.of(values), of.output(), of.auditRecord())));
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(first(result).name()).isEqualTo("observation in the store, beside that in the log");
    }

    @Test
    void aDecisionWhoseRecordIsNotThereIsNeverEqual() {
        ReplayResult result = replay(changed(9, naming(decisions.get(9), Decision.NOT_LOGGED)));
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_LITTLE);
        assertThat(result.counts().notComputed()).isEqualTo(1);
        assertThat(first(result).computed()).isEqualTo("nothing: the log does not hold its record");
    }

    @Test
    void observationsOfBarsThatNobodyDecidedAboutAreCounted() {
        ReplayResult result = replay(decisions.subList(0, 40));
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_LITTLE);
        assertThat(result.counts().undecided()).isEqualTo(6);
    }

    @Test
    void aDamagedLogIsNeverEqual() throws IOException {
        Path segment;
        try (Stream<Path> files = Files.list(log)) {
            segment = files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length * 3 / 4] ^= 1;
        Files.write(segment, bytes);
        ReplayResult result = replay(decisions);
        assertThat(result.verdict()).isNotEqualTo(Verdict.EQUAL);
        assertThat(result.obstacles()).extracting(Fault::code).contains(ErrorCode.REPLAY_LOG_DAMAGED);
    }

    @Test
    void noDecisionAndNoSuchInstrumentAreRefused() {
        assertThat(refusal(ComponentException.class, () -> replay(List.of())))
                .hasMessage("FP-1240 at decisions about USD/COP from " + time(0) + " to " + time(LAST) + " in " + log
                        + ": must hold one of model toy 1, but was none; 46 bars with an observation and without a"
                        + " decision");
        log = folder.resolve("other");
        logged("EUR/COP");
        refusal(AuditLogException.class, () -> replay(decisions));
    }

    @Test
    void positionsOfALogFollowTheActionsOfTheStore() {
        Decision of = decisions.get(9);
        Decision other = new Decision(
                of.features(),
                "toy",
                "1",
                of.time(),
                of.agentPosition(),
                of.observation(),
                of.output(),
                of.action() == Action.LONG ? Action.SHORT : Action.LONG,
                of.decided(),
                1,
                of.auditRecord());
        ReplayResult result = replay(changed(9, other));
        assertThat(result.differences()).extracting(Difference::kind).containsExactly(Kind.ACTION, Kind.POSITION);
    }
}
