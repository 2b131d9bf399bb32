// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.testsupport.refusal.Refusals.refusal;

import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What tests of a log have in common: a small model, an engine that can be observed, and a disk that forgets. */
abstract class LogTests {

    static final Duration PATIENCE = Duration.ofMinutes(5);

    final Model model = TestLogs.tiny();
    final FeatureEngine engine = TestLogs.warm(model);
    final FaultyFolder folder = new FaultyFolder(1);
    final TestLogs.Safe place = new TestLogs.Safe();
    final CheckpointSigner signer = TestLogs.signer();
    final AuditSettings settings = TestLogs.settings(model);

    AuditLog open(AuditSettings with) {
        return AuditLog.open(folder, with, false);
    }

    void serve(AuditLog log, int from, int to) {
        IntStream.range(from, to).forEach(id -> TestLogs.serve(log.instrument("USD/COP"), engine, id));
    }

    /** Takes in the bar of a day, and serves at it. */
    void serveOnDay(AuditLog log, int day) {
        BarBuffer bar = BarBuffer.of(model.contract().macroColumns());
        bar.set(TestLogs.OPENING + day * TestLogs.DAY, 1, 2, 0.5, 1.5, Double.NaN);
        log.instrument("USD/COP").updated(engine, bar);
        TestLogs.serve(log.instrument("USD/COP"), engine, day);
        log.writer().pass(false);
    }

    List<Integer> ids() {
        return ids(folder);
    }

    static List<Integer> ids(FaultyFolder of) {
        List<Integer> ids = new ArrayList<>();
        for (AuditRecord record : TestLogs.read(of)) {
            if (record instanceof ServedVector served) {
                ids.add((int) served.position());
            }
        }
        return ids;
    }

    List<SegmentHeader> headers() {
        return TestLogs.read(folder).stream()
                .filter(SegmentHeader.class::isInstance)
                .map(SegmentHeader.class::cast)
                .toList();
    }

    List<Fault> faults() {
        return AuditCheck.of(folder, CheckpointTrail.none()).faults();
    }

    static ErrorCode code(Runnable call) {
        return refusal(AuditLogException.class, call::run).code();
    }
}
