// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.testsupport.refusal.Refusals.refusal;

import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.raw.BarBuffer;
import java.util.List;

/** A closed log of three segments, one for each session, with two served vectors in each; it is written once for all tests. */
abstract class ClosedLogTests {

    static final String FIRST = "segment-0000000000.fpaudit";
    static final String SECOND = "segment-0000000001.fpaudit";
    static final String THIRD = "segment-0000000002.fpaudit";

    static final CheckpointSigner SIGNER = TestLogs.signer();

    private static final FaultyFolder WRITTEN = new FaultyFolder(1);
    private static final TestLogs.Safe NOTES = new TestLogs.Safe();

    static {
        write(WRITTEN, signing(NOTES));
    }

    /** The log, which tests leave as it is and copy. */
    final FaultyFolder log = WRITTEN.copy();

    final TestLogs.Safe place = NOTES.copy();
    final AuditSettings settings = signing(place);

    private static AuditSettings signing(TestLogs.Safe place) {
        return TestLogs.change(TestLogs.settings(TestLogs.tiny()))
                .signing(SIGNER, place, 1)
                .of();
    }

    static void write(FaultyFolder folder, AuditSettings with) {
        FeatureEngine engine = TestLogs.warm(TestLogs.tiny());
        BarBuffer bar = BarBuffer.of(TestLogs.tiny().contract().macroColumns());
        try (AuditLog writer = AuditLog.open(folder, with, false)) {
            InstrumentLog instrument = writer.instrument("USD/COP");
            for (int i = 0; i < 6; i++) {
                bar.set(TestLogs.OPENING + i / 2 * TestLogs.DAY + i % 2 * TestLogs.BAR, 1, 2, 0.5, 1.5, Double.NaN);
                instrument.updated(engine, bar);
                TestLogs.serve(instrument, engine, i);
                writer.writer().pass(false);
            }
        }
    }

    AuditFindings check(FaultyFolder folder) {
        return AuditCheck.of(folder, CheckpointTrail.of(SIGNER.verifier(), place));
    }

    List<ErrorCode> codes(FaultyFolder folder) {
        return check(folder).faults().stream().map(Fault::code).toList();
    }

    /** How opening a log, or reading one, is refused. */
    static ErrorCode refused(Runnable call) {
        return refusal(AuditLogException.class, call::run).code();
    }
}
