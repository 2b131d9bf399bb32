// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.checkpoint.CheckpointFolder;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.raw.BarBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log promises to the service that writes it. */
class AuditLogTest extends LogTests {

    @Test
    void whatIsServedIsRead(@TempDir Path temp) {
        Path disk = temp.resolve("log");
        try (AuditLog log = AuditLog.in(disk, "example.com/usdcop", model, () -> 7)
                .durability(Durability.everyRecord(PATIENCE))
                .checkpoints(signer, new CheckpointFolder(temp.resolve("checkpoints")))
                .open()) {
            serve(log, 0, 3);
            assertThat(log.counts().durable()).isEqualTo(3);
            assertThat(log.counts().handedOver()).isEqualTo(3);
        }
        AuditFindings findings =
                AuditCheck.of(disk, signer.verifier(), new CheckpointFolder(temp.resolve("checkpoints")));
        assertThat(findings.faults()).isEmpty();
        assertThat(findings.ending()).isEqualTo(AuditFindings.Ending.CLOSED);
        assertThat(findings.comparedCheckpoints()).isEqualTo(1);
        try (AuditReader reader = AuditReader.open(disk)) {
            SegmentHeader header = (SegmentHeader) reader.next();
            assertThat(header.logName()).isEqualTo("example.com/usdcop");
            assertThat(header.contract().hash()).isEqualTo(model.contract().hash());
            assertThat(header.stats().hash()).isEqualTo(model.stats().hash());
            assertThat(header.contractHash()).isEqualTo(model.contract().hash());
            assertThat(header.statsHash()).isEqualTo(model.stats().hash());
            assertThat(header.before()).isEqualTo(SegmentHeader.Before.NONE);
            assertThat(reader.next()).isInstanceOf(io.featureparity.audit.record.InstrumentName.class);
            for (int id = 0; id < 3; id++) {
                ServedVector served = (ServedVector) reader.next();
                assertThat(served.position()).isEqualTo(id);
                assertThat(served.wallTime()).isEqualTo(7);
                assertThat(served.bar().instrument()).isEqualTo("USD/COP");
                assertThat(served.number()).isEqualTo(2 + id);
            }
            assertThat(reader.next()).isEqualTo(new SegmentEnd(5, SegmentEnd.Reason.CLOSED));
            assertThat(reader.isClosed()).isTrue();
            assertThat(reader.next()).isNull();
        }
    }

    /** Header and name stand before the first record; an end, a header and a name before the first one of the next session. */
    @Test
    void aSyncSaysWhichRecordTheLastOneIs(@TempDir Path temp) {
        try (AuditLog log =
                AuditLog.in(temp, "example.com/number", model, () -> 7).open()) {
            assertThat(log.sync(PATIENCE)).isEqualTo(-1);
            serve(log, 0, 3);
            assertThat(log.sync(PATIENCE)).isEqualTo(4);
            assertThat(log.sync(PATIENCE)).isEqualTo(4);
            BarBuffer bar = BarBuffer.of(model.contract().macroColumns());
            bar.set(TestLogs.OPENING + 5 * TestLogs.DAY, 1, 2, 0.5, 1.5, Double.NaN);
            log.instrument("USD/COP").updated(engine, bar);
            serve(log, 3, 4);
            assertThat(log.sync(PATIENCE)).isEqualTo(8);
        }
        try (AuditReader reader = AuditReader.open(temp)) {
            long served = -1;
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                served = record instanceof ServedVector ? record.number() : served;
            }
            assertThat(served).isEqualTo(8);
        }
    }

    @Test
    void manyThreadsWriteOneLogAndAReaderFollows(@TempDir Path temp) throws InterruptedException {
        int each = 500;
        List<Thread> threads = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        try (AuditLog log = AuditLog.in(temp, "example.com/many", model, () -> 7)
                        .whenFull(WhenFull.block(PATIENCE))
                        .waitingRecords(32)
                        .durability(Durability.every(100))
                        .open();
                AuditReader reader = AuditReader.open(temp)) {
            for (int t = 0; t < 4; t++) {
                InstrumentLog instrument = log.instrument("instrument " + t);
                int first = t * each;
                FeatureEngine own = TestLogs.warm(model);
                threads.add(new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        TestLogs.serve(instrument, own, first + i);
                    }
                }));
            }
            threads.forEach(Thread::start);
            while (seen.size() < 4 * each) {
                AuditRecord record = reader.next();
                if (record instanceof ServedVector served) {
                    seen.add((int) served.position());
                }
            }
            for (Thread thread : threads) {
                thread.join();
            }
            log.sync(PATIENCE);
            assertThat(log.counts().durable()).isEqualTo(4L * each);
            assertThat(log.counts().dropped()).isZero();
        }
        for (int t = 0; t < 4; t++) {
            int first = t * each;
            assertThat(seen.stream().filter(id -> id / each == first / each).toList())
                    .isEqualTo(IntStream.range(first, first + each).boxed().toList());
        }
        assertThat(AuditCheck.of(temp).faults()).isEmpty();
    }

    @Test
    void aSecondWriterIsRefusedUntilTheFirstIsClosed(@TempDir Path temp) {
        AuditLogBuilder builder = AuditLog.in(temp, "example.com/one", model, () -> 7);
        try (AuditLog first = builder.open()) {
            assertThat(first.toString()).contains("example.com/one");
            assertThat(code(builder::open)).isEqualTo(ErrorCode.AUDIT_LOCKED);
        }
        builder.open().close();
    }

    @Test
    void twoLogsDoNotShareAPlaceOfCheckpoints() {
        open(TestLogs.change(settings).signing(signer, place, 10).of()).close();
        AuditSettings other = TestLogs.change(named("example.com/other"))
                .signing(signer, place, 10)
                .of();
        assertThat(code(() -> AuditLog.open(new FaultyFolder(2), other, false))).isEqualTo(ErrorCode.AUDIT_SETTING);
    }

    private AuditSettings named(String name) {
        return TestLogs.change(settings).name(name).unsigned().of();
    }

    @Test
    void anInstrumentHasAName() {
        AuditLog log = open(settings);
        assertThat(log.instrument("a")).isSameAs(log.instrument("a"));
        assertThat(log.instrument("a")).isNotSameAs(log.instrument("b"));
        assertThat(code(() -> log.instrument(""))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> log.instrument("x".repeat(201)))).isEqualTo(ErrorCode.AUDIT_SETTING);
    }

    @Test
    void anotherNameForTheSameLogIsRefused() {
        open(settings).close();
        AuditSettings other = named("example.com/other");
        assertThat(code(() -> open(other))).isEqualTo(ErrorCode.AUDIT_SETTING);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed(@TempDir Path temp) throws java.io.IOException {
        Path file = java.nio.file.Files.createFile(temp.resolve("file"));
        AuditLogException refused = refusal(
                AuditLogException.class,
                () -> AuditLog.in(file, "example.com/x", model, () -> 7).open());
        assertThat(refused.code()).isEqualTo(ErrorCode.AUDIT_FILE);
        assertThat(refused).hasMessageContaining(file.toString());
    }
}
