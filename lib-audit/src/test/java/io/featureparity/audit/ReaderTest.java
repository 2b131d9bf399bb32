// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.audit.LogTests.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader follows a log while it is written, through crashes and new segments. */
class ReaderTest {

    private static final String FIRST = "segment-0000000000.fpaudit";
    private static final String SECOND = "segment-0000000001.fpaudit";

    private final Model model = TestLogs.tiny();
    private final FeatureEngine engine = TestLogs.warm(model);
    private final AuditSettings settings = TestLogs.settings(model);
    private final FaultyFolder folder = new FaultyFolder(1);

    private AuditLog open() {
        return AuditLog.open(folder, settings, false);
    }

    private void serve(AuditLog log, int id) {
        TestLogs.serve(log.instrument("USD/COP"), engine, id);
        log.writer().pass(false);
    }

    /** What the reader has to give now. */
    private static List<Integer> rest(AuditReader reader) {
        List<Integer> ids = new ArrayList<>();
        for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
            if (record instanceof ServedVector served) {
                ids.add((int) served.position());
            }
        }
        return ids;
    }

    @Test
    void aReaderCanBeThereBeforeTheLog() {
        try (AuditReader reader = AuditReader.open(folder)) {
            assertThat(rest(reader)).isEmpty();
            AuditLog log = open();
            assertThat(rest(reader)).isEmpty();
            serve(log, 1);
            serve(log, 2);
            assertThat(rest(reader)).containsExactly(1, 2);
            assertThat(reader.isClosed()).isFalse();
            serve(log, 3);
            log.close();
            assertThat(rest(reader)).containsExactly(3);
            assertThat(reader.isClosed()).isTrue();
            AuditLog again = open();
            serve(again, 4);
            assertThat(rest(reader)).containsExactly(4);
        }
    }

    @Test
    void aPartOfARecordIsWaitedForUntilItIsWholeOrCut() {
        AuditLog log = open();
        serve(log, 1);
        byte[] before = folder.content(FIRST);
        serve(log, 2);
        byte[] whole = folder.content(FIRST);
        folder.put(FIRST, Arrays.copyOf(whole, before.length + 50));
        try (AuditReader whenWhole = AuditReader.open(folder);
                AuditReader whenCut = AuditReader.open(folder)) {
            assertThat(rest(whenWhole)).containsExactly(1);
            assertThat(rest(whenCut)).containsExactly(1);
            folder.kill();
            AuditLog again = open(); // it cuts the part
            serve(again, 3);
            assertThat(rest(whenCut)).containsExactly(3);
            folder.put(FIRST, whole);
            assertThat(code(() -> rest(whenWhole))).isEqualTo(ErrorCode.AUDIT_CHAIN); // now it is another log
        }
    }

    @Test
    void aSegmentThatWasOnlyBegunIsWaitedFor() {
        AuditLog log = open();
        serve(log, 1);
        log.close();
        open();
        byte[] second = folder.content(SECOND);
        for (byte[] begun : List.of(new byte[0], Arrays.copyOf(second, 30), new byte[200], Arrays.copyOf(second, 90))) {
            folder.put(SECOND, begun);
            try (AuditReader reader = AuditReader.open(folder)) {
                assertThat(rest(reader)).containsExactly(1);
                folder.put(SECOND, second);
                assertThat(rest(reader)).isEmpty();
            }
            folder.put(SECOND, begun);
            AuditFindings findings = AuditCheck.of(folder, CheckpointTrail.none());
            assertThat(findings.faults()).hasSize(1);
            assertThat(findings.faults().get(0).code()).isEqualTo(ErrorCode.AUDIT_TAIL_TORN);
            assertThat(findings.ending()).isEqualTo(AuditFindings.Ending.TORN);
            FaultyFolder opened = folder.copy();
            AuditLog.open(opened, settings, false).close();
            assertThat(AuditCheck.of(opened, CheckpointTrail.none()).faults()).isEmpty();
        }
    }

    @Test
    void aFirstSegmentThatWasOnlyBegunIsBegunAgain() {
        open();
        byte[] first = folder.content(FIRST);
        for (int length : new int[] {0, 10, 64, 90}) {
            FaultyFolder begun = new FaultyFolder(1);
            begun.put(FIRST, Arrays.copyOf(first, length));
            assertThat(TestLogs.read(begun)).isEmpty();
            AuditLog.open(begun, settings, false).close();
            assertThat(AuditCheck.of(begun, CheckpointTrail.none()).faults()).isEmpty();
        }
    }

    @Test
    void whatAPackingLeftBehindIsPutInOrder() {
        AuditLog again = openedAgainAndPacked();
        byte[] first = folder.content(FIRST + ".zst");
        again.close();
        FaultyFolder half = new FaultyFolder(1);
        AuditLog other = AuditLog.open(half, settings, false);
        serve(other, 1);
        other.close();
        half.put(FIRST + ".zst", first);
        half.put(FIRST + ".zst.tmp", new byte[] {1, 2});
        assertThat(AuditCheck.of(half, CheckpointTrail.none()).faults()).isEmpty();
        AuditLog.open(half, settings, false).close();
        assertThat(half.names()).containsExactly(FIRST, SECOND);
    }

    @Test
    void aLogOfWhichOnlyPackedSegmentsAreLeftIsWrittenOn() {
        openedAgainAndPacked();
        folder.kill();
        folder.put(SECOND, new byte[0]); // the machine stopped while it was begun
        AuditLog third = open();
        serve(third, 2);
        third.close();
        try (AuditReader reader = AuditReader.open(folder)) {
            assertThat(rest(reader)).containsExactly(1, 2);
        }
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).faults()).isEmpty();
    }

    @Test
    void aDiskWithoutRoomForPackingIsCountedAndHarmsNothing() {
        open().close();
        AuditLog log = open();
        folder.setCapacity(0);
        for (int i = 0; i < 20; i++) {
            log.writer().pass(false);
        }
        folder.setCapacity(Long.MAX_VALUE);
        serve(log, 1);
        assertThat(log.counts().failedPackings()).isEqualTo(1);
        assertThat(log.counts().stoppedBy()).isEmpty();
        log.close();
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).faults()).isEmpty();
    }

    @Test
    void aBeginningThatIsNotTheOneThatWasKeptIsRefused() {
        CheckpointSigner signer = TestLogs.signer();
        AuditSettings keeping = TestLogs.change(settings)
                .signing(signer, new TestLogs.Safe(), 1000)
                .retention(all -> all.segments(1))
                .segmentBytes(1)
                .of();
        AuditLog log = AuditLog.open(folder, keeping, false);
        for (int id = 0; id < 4; id++) {
            serve(log, id);
        }
        log.close();
        String first = folder.names().get(0);
        assertThat(first).isNotEqualTo(FIRST);
        FaultyFolder other = new FaultyFolder(2);
        AuditSettings later = TestLogs.change(settings)
                .name("example.com/other")
                .wallClock(() -> 5)
                .segmentBytes(1)
                .of();
        AuditLog another = AuditLog.open(other, later, false);
        for (int id = 0; id < 4; id++) {
            serve(another, id);
        }
        another.close();
        folder.put(first, other.content(first));
        assertThat(code(() -> TestLogs.read(folder))).isEqualTo(ErrorCode.AUDIT_CHAIN);
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).faults().get(0).code())
                .isEqualTo(ErrorCode.AUDIT_CHAIN);
    }

    @Test
    void aLogWhoseSegmentsAreAllGoneButForLaterOnesLacksItsBeginning() {
        AuditLog log =
                AuditLog.open(folder, TestLogs.change(settings).segmentBytes(1).of(), false);
        serve(log, 1);
        log.close();
        folder.remove(FIRST);
        assertThat(code(() -> TestLogs.read(folder))).isEqualTo(ErrorCode.AUDIT_SEGMENT_MISSING);
        folder.remove(SECOND);
        assertThat(TestLogs.read(folder)).isEmpty();
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).ending()).isEqualTo(AuditFindings.Ending.EMPTY);
    }

    @Test
    void aPlaceOfCheckpointsThatFailsIsAFault() throws IOException {
        TestLogs.Safe place = new TestLogs.Safe();
        CheckpointSigner signer = TestLogs.signer();
        AuditSettings signing =
                TestLogs.change(settings).signing(signer, place, 1).of();
        AuditLog log = AuditLog.open(folder, signing, false);
        serve(log, 1);
        log.close();
        place.unreadable = true;
        assertThat(AuditCheck.of(folder, CheckpointTrail.of(signer.verifier(), place))
                        .faults()
                        .get(0)
                        .code())
                .isEqualTo(ErrorCode.AUDIT_FILE);
        assertThat(code(() -> AuditLog.open(folder, signing, false))).isEqualTo(ErrorCode.AUDIT_FILE);
    }

    @Test
    void checkpointsOfAnotherLogAreNamed() {
        TestLogs.Safe place = new TestLogs.Safe();
        CheckpointSigner signer = TestLogs.signer();
        AuditLog log = AuditLog.open(
                folder, TestLogs.change(settings).signing(signer, place, 1).of(), false);
        serve(log, 1);
        log.close();
        SegmentHeader header = (SegmentHeader) TestLogs.read(folder).get(0);
        assertThat(header.logName()).isEqualTo(TestLogs.NAME);
        place.notes.replaceAll((records, note) -> signer.sign(new io.featureparity.audit.checkpoint.Checkpoint(
                "example.com/other",
                records,
                signer.verifier()
                        .open(io.featureparity.contract.error.Place.named("note"), note)
                        .head())));
        assertThat(AuditCheck.of(folder, CheckpointTrail.of(signer.verifier(), place))
                        .faults()
                        .get(0)
                        .code())
                .isEqualTo(ErrorCode.AUDIT_NOTE);
    }

    @Test
    void aFolderThatIsNotThereIsNamed(@TempDir Path temp) {
        Path none = temp.resolve("none");
        try (AuditReader reader = AuditReader.open(none)) {
            assertThat(code(reader::next)).isEqualTo(ErrorCode.AUDIT_FILE);
        }
        assertThat(code(() -> AuditCheck.of(none))).isEqualTo(ErrorCode.AUDIT_FILE);
    }

    @Test
    void everySettingCanBeChosen(@TempDir Path temp) {
        AuditLogBuilder builder = AuditLog.in(temp.resolve("log"), "example.com/all", model, () -> 7)
                .durability(Durability.every(2))
                .whenFull(WhenFull.fail())
                .segmentBytes(1 << 16)
                .segmentForEachSession(false)
                .checkpoints(
                        TestLogs.signer(),
                        new io.featureparity.audit.checkpoint.CheckpointFolder(temp.resolve("notes")),
                        3)
                .keepSegments(2)
                .stateEveryBars(5)
                .waitingRecords(3)
                .closeWithin(java.time.Duration.ofMinutes(5));
        AuditSettings chosen = builder.settings();
        assertThat(chosen.places()).isEqualTo(4);
        assertThat(chosen.stateBars()).isEqualTo(5);
        assertThat(chosen.bySession()).isFalse();
        assertThat(List.of(chosen.durability(), chosen.whenFull()).toString()).isEqualTo("[every 2 records, fail]");
        assertThat(WhenFull.block(java.time.Duration.ofSeconds(1))).hasToString("block for PT1S");
        assertThat(WhenFull.dropAndCount()).hasToString("drop and count");
        builder.open().close();
        assertThat(AuditCheck.of(temp.resolve("log")).isSound()).isTrue();
        assertThat(builder.waitingRecords(1).settings().places()).isEqualTo(2);
    }

    /** A log with one observation, opened again: its writer has packed the first segment. */
    private AuditLog openedAgainAndPacked() {
        AuditLog log = open();
        serve(log, 1);
        log.close();
        AuditLog again = open();
        for (int i = 0; i < 20; i++) {
            again.writer().pass(false);
        }
        return again;
    }
}
