// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.checkpoint.CheckpointFolder;
import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.DroppedRecords;
import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log promises to the service that writes it. */
class AuditLogTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Model model = TestLogs.tiny();
    private final FeatureEngine engine = TestLogs.warm(model);
    private final FaultyFolder folder = new FaultyFolder(1);
    private final TestLogs.Safe place = new TestLogs.Safe();
    private final CheckpointSigner signer = TestLogs.signer();
    private final AuditSettings settings = TestLogs.settings(model);

    private AuditLog open(AuditSettings with) {
        return AuditLog.open(folder, with, false);
    }

    private void serve(AuditLog log, int from, int to) {
        IntStream.range(from, to).forEach(id -> TestLogs.serve(log.instrument("USD/COP"), engine, id));
    }

    /** Takes in the bar of a day, and serves at it. */
    private void serveOnDay(AuditLog log, int day) {
        BarBuffer bar = BarBuffer.of(model.contract().macroColumns());
        bar.set(TestLogs.OPENING + day * TestLogs.DAY, 1, 2, 0.5, 1.5, Double.NaN);
        log.instrument("USD/COP").updated(engine, bar);
        TestLogs.serve(log.instrument("USD/COP"), engine, day);
        log.writer().pass(false);
    }

    private List<Integer> ids() {
        List<Integer> ids = new ArrayList<>();
        for (AuditRecord record : TestLogs.read(folder)) {
            if (record instanceof ServedVector served) {
                ids.add((int) served.position());
            }
        }
        return ids;
    }

    private List<SegmentHeader> headers() {
        return TestLogs.read(folder).stream()
                .filter(SegmentHeader.class::isInstance)
                .map(SegmentHeader.class::cast)
                .toList();
    }

    private static ErrorCode code(Runnable call) {
        return refusal(AuditLogException.class, call::run).code();
    }

    // ---- writing and reading, by the log's own thread, on a disk

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

    // ---- durability

    @Test
    void everyNRecordsAreSyncedAtTheNth() {
        AuditLog log =
                open(TestLogs.change(settings).durability(Durability.every(3)).of());
        serve(log, 0, 2);
        log.writer().pass(false);
        assertThat(log.counts().durable()).isZero();
        serve(log, 2, 7);
        log.writer().pass(false);
        assertThat(log.counts().durable()).isEqualTo(6);
        assertThat(log.counts().written()).isEqualTo(7);
        log.writer().askForSync();
        log.writer().pass(false);
        assertThat(log.counts().durable()).isEqualTo(7);
    }

    @Test
    void aSyncThatFailedStopsTheWriterForGood() {
        AuditLog log = open(settings);
        serve(log, 0, 2);
        log.writer().pass(false);
        folder.failSyncAfter(1);
        serve(log, 2, 4);
        log.writer().pass(false);
        assertThat(log.counts().durable()).isEqualTo(2);
        assertThat(log.counts().stoppedBy()).contains("an error of the disk");
        assertThat(code(() -> serve(log, 4, 5))).isEqualTo(ErrorCode.AUDIT_STOPPED);
        assertThat(code(() -> log.sync(Duration.ofMillis(1)))).isEqualTo(ErrorCode.AUDIT_STOPPED);
        assertThat(code(log::close)).isEqualTo(ErrorCode.AUDIT_STOPPED);
        assertThat(log.counts().durable()).isEqualTo(2);

        folder.kill();
        AuditLog again = open(settings);
        serve(again, 5, 6);
        again.close();
        folder.crash();
        assertThat(ids()).startsWith(0, 1).endsWith(5); // and what was written once more when it was opened
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).faults()).isEmpty();
    }

    @Test
    void aDroppingLogGoesOnAfterItsWriterStopped() {
        AuditLog log =
                open(TestLogs.change(settings).whenFull(WhenFull.dropAndCount()).of());
        folder.failSyncAfter(1);
        serve(log, 0, 1);
        log.writer().pass(false);
        serve(log, 1, 4);
        assertThat(log.counts().dropped()).isEqualTo(3);
        assertThat(log.counts().stoppedBy()).isPresent();
    }

    @Test
    void aFullDiskStopsTheWriterAndWhatIsDurableStays() {
        AuditLog log = open(settings);
        serve(log, 0, 5);
        log.writer().pass(false);
        long used = folder.content("segment-0000000000.fpaudit").length;
        folder.setCapacity(used + 100);
        serve(log, 5, 9);
        log.writer().pass(false);
        assertThat(log.counts().stoppedBy()).contains("no more space on the disk");
        assertThat(log.counts().durable()).isEqualTo(5);
        assertThat(log.counts().written()).isEqualTo(5);
        assertThat(code(log::close)).isEqualTo(ErrorCode.AUDIT_STOPPED);

        folder.setCapacity(Long.MAX_VALUE);
        AuditLog again = open(settings);
        serve(again, 9, 10);
        again.close();
        assertThat(ids()).containsExactly(0, 1, 2, 3, 4, 9);
        SegmentHeader header = headers().get(1);
        assertThat(header.before()).isEqualTo(SegmentHeader.Before.STOPPED);
        assertThat(header.cutBytes()).isEqualTo(100);

        folder.setCapacity(0);
        assertThat(code(() -> open(settings))).isEqualTo(ErrorCode.AUDIT_FILE);
        folder.setCapacity(Long.MAX_VALUE);
        open(settings).close();
        assertThat(ids()).containsExactly(0, 1, 2, 3, 4, 9);
    }

    // ---- no room

    @Test
    void aFullRingFailsIfThatIsItsPolicy() {
        AuditLog log = open(TestLogs.change(settings).places(4).of());
        serve(log, 0, 4);
        assertThat(code(() -> serve(log, 4, 5))).isEqualTo(ErrorCode.AUDIT_RING_FULL);
        log.writer().pass(false);
        serve(log, 5, 6);
        log.close();
        assertThat(ids()).containsExactly(0, 1, 2, 3, 5);
    }

    @Test
    void aFullRingDropsAndCountsAndTheLogSaysSo() {
        AuditLog log = open(TestLogs.change(settings)
                .places(4)
                .whenFull(WhenFull.dropAndCount())
                .of());
        serve(log, 0, 7);
        assertThat(log.counts().dropped()).isEqualTo(3);
        log.close();
        assertThat(ids()).containsExactly(0, 1, 2, 3);
        assertThat(TestLogs.read(folder)).anyMatch(record -> record.equals(new DroppedRecords(1, 3)));
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).dropped()).isEqualTo(3);
    }

    @Test
    void aBlockingCallWaitsNoLongerThanItsPatience() {
        AuditLog log = open(TestLogs.change(settings)
                .places(2)
                .whenFull(WhenFull.block(Duration.ofMillis(1)))
                .of());
        serve(log, 0, 2);
        assertThat(code(() -> serve(log, 2, 3))).isEqualTo(ErrorCode.AUDIT_RING_FULL);
        assertThat(code(() -> log.sync(Duration.ofMillis(1)))).isEqualTo(ErrorCode.AUDIT_NOT_DURABLE);
        log.close();
        assertThat(code(() -> serve(log, 3, 4))).isEqualTo(ErrorCode.AUDIT_STOPPED);
    }

    // ---- segments

    @Test
    void eachSessionHasItsSegment() {
        AuditLog log = open(settings);
        serveOnDay(log, 0);
        serveOnDay(log, 1);
        serveOnDay(log, 0); // another instrument's day may be late
        serveOnDay(log, 4);
        log.close();
        assertThat(headers()).extracting(SegmentHeader::segment).containsExactly(0L, 1L, 2L);
        assertThat(TestLogs.read(folder))
                .filteredOn(SegmentEnd.class::isInstance)
                .extracting(end -> ((SegmentEnd) end).reason())
                .containsExactly(SegmentEnd.Reason.SESSION, SegmentEnd.Reason.SESSION, SegmentEnd.Reason.CLOSED);
    }

    @Test
    void aSegmentThatIsLargeEnoughEnds() {
        AuditLog log = open(TestLogs.change(settings).segmentBytes(1).of());
        serve(log, 0, 3);
        log.close();
        assertThat(ids()).containsExactly(0, 1, 2);
        assertThat(headers()).hasSize(4);
    }

    @Test
    void closedSegmentsArePackedAndReadAsBefore() {
        AuditLog log = open(settings);
        for (int day = 0; day < 5; day++) {
            serveOnDay(log, day);
        }
        for (int i = 0; i < 100; i++) {
            log.writer().pass(false);
        }
        assertThat(folder.names())
                .containsExactly(
                        "segment-0000000000.fpaudit.zst",
                        "segment-0000000001.fpaudit.zst",
                        "segment-0000000002.fpaudit.zst",
                        "segment-0000000003.fpaudit.zst",
                        "segment-0000000004.fpaudit");
        log.close();
        assertThat(ids()).containsExactly(0, 1, 2, 3, 4);
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).faults()).isEmpty();

        byte[] packed = folder.content("segment-0000000001.fpaudit.zst");
        packed[packed.length / 2] ^= 1;
        folder.put("segment-0000000001.fpaudit.zst", packed);
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).faults().get(0).where())
                .startsWith("segment-0000000001.fpaudit.zst");
        assertThat(code(this::ids)).isEqualTo(ErrorCode.AUDIT_RECORD_DAMAGED);
    }

    @Test
    void oldSegmentsGoAndLeaveTheirTrace() {
        AuditSettings keeping = TestLogs.change(settings)
                .signing(signer, place, 1000)
                .retention(all -> all.segments(2))
                .of();
        AuditLog log = open(keeping);
        for (int day = 0; day < 6; day++) {
            serveOnDay(log, day);
        }
        log.close();
        assertThat(ids()).containsExactly(3, 4, 5);
        SegmentHeader newest = headers().get(2);
        assertThat(newest.kept().segment()).isEqualTo(3);
        assertThat(newest.kept().record()).isEqualTo(headers().get(0).number());
        AuditFindings findings = AuditCheck.of(folder, CheckpointTrail.of(signer.verifier(), place));
        assertThat(findings.faults()).isEmpty();

        folder.remove("segment-0000000003.fpaudit"); // this one without a trace
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).faults().get(0).code())
                .isEqualTo(ErrorCode.AUDIT_SEGMENT_MISSING);
    }

    @Test
    void noSegmentGoesThatNoCheckpointCounts() {
        place.fails = true;
        AuditLog log = open(TestLogs.change(settings)
                .signing(signer, place, 1000)
                .retention(all -> all.segments(1))
                .of());
        for (int day = 0; day < 4; day++) {
            serveOnDay(log, day);
        }
        assertThat(log.counts().failedCheckpoints()).isEqualTo(3);
        AuditLogException refused = refusal(AuditLogException.class, log::close);
        assertThat(refused.code()).isEqualTo(ErrorCode.AUDIT_FILE);
        assertThat(refused).hasMessageContaining("the place is away");
        assertThat(ids()).containsExactly(0, 1, 2, 3);
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).faults()).isEmpty();
    }

    // ---- settings that are not possible

    @Test
    void impossibleSettingsAreRefused(@TempDir Path temp) {
        AuditLogBuilder builder = AuditLog.in(temp, "example.com/x", model, () -> 7);
        assertThat(code(() -> AuditLog.in(temp, "two words", model, () -> 7))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.segmentBytes(1))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.keepSegments(0))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.waitingRecords(0))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.waitingRecords(1 << 21))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.stateEveryBars(0))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.closeWithin(Duration.ZERO))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> Durability.every(0))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> Durability.every(Duration.ofDays(2)))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.checkpoints(signer, new CheckpointFolder(temp.resolve("inside")))))
                .isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.keepSegments(3).open())).isEqualTo(ErrorCode.AUDIT_SETTING);
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
