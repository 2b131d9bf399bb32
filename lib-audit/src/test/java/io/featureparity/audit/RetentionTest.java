// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.segment.SegmentName;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.raw.BarBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Old segments go by their number, by their bytes and by their age, and leave their trace. */
class RetentionTest extends LogTests {

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
        assertThat(faults().get(0).code()).isEqualTo(ErrorCode.AUDIT_SEGMENT_MISSING);
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
        assertThat(faults()).isEmpty();
    }

    @Test
    void byBytesTheOldestGoUntilTheOthersTakeNoMore() {
        AuditLog log = open(TestLogs.change(settings)
                .signing(signer, place, 1000)
                .packs(false)
                .retention(all -> all.bytes(2L * sizeOfADay()))
                .of());
        for (int day = 0; day < 6; day++) {
            serveOnDay(log, day);
        }
        assertThat(folder.names())
                .containsExactly(
                        "segment-0000000003.fpaudit", "segment-0000000004.fpaudit", "segment-0000000005.fpaudit");
        log.close();
        assertThat(ids()).containsExactly(3, 4, 5);
        assertThat(AuditCheck.of(folder, CheckpointTrail.of(signer.verifier(), place))
                        .faults())
                .isEmpty();
    }

    @Test
    void noClosedSegmentStaysIfOneTakesMore() {
        AuditLog log = open(TestLogs.change(settings)
                .signing(signer, place, 1000)
                .retention(all -> all.bytes(1))
                .of());
        for (int day = 0; day < 4; day++) {
            serveOnDay(log, day);
        }
        log.close();
        assertThat(ids()).containsExactly(3);
        SegmentHeader only = headers().get(0);
        assertThat(only.kept().segment()).isEqualTo(3);
        assertThat(only.kept().record()).isEqualTo(only.number());
        assertThat(AuditCheck.of(folder, CheckpointTrail.of(signer.verifier(), place))
                        .faults())
                .isEmpty();
    }

    /** How long a closed segment of one day is: the last records of another log, of the same lengths. */
    private int sizeOfADay() {
        FaultyFolder other = new FaultyFolder(2);
        AuditLog log =
                AuditLog.open(other, TestLogs.change(settings).packs(false).of(), false);
        for (int day = 0; day < 3; day++) {
            serveOnDay(log, day);
        }
        return other.content("segment-0000000001.fpaudit").length;
    }

    @Test
    void byAgeASegmentGoesWhenSomethingBehindItWasServedTooLongAgo() {
        long[] now = {TestLogs.WALL_TIME};
        AuditSettings young = TestLogs.change(settings)
                .signing(signer, place, 1000)
                .wallClock(() -> now[0])
                .retention(all -> all.age(Duration.ofDays(3)))
                .of();
        AuditLog log = open(young);
        for (int day = 0; day < 4; day++) {
            now[0] = TestLogs.WALL_TIME + day * TestLogs.DAY;
            serveOnDay(log, day);
        }
        assertThat(firstSegment()).as("the third day is not over").isEqualTo(0);
        now[0] = TestLogs.WALL_TIME + 4 * TestLogs.DAY;
        serveOnDay(log, 4); // what was served on day 1 is three days old: day 0 is older than that
        assertThat(firstSegment()).isEqualTo(1);
        log.close();

        now[0] = TestLogs.WALL_TIME + 30 * TestLogs.DAY;
        open(young).close(); // nothing was served behind day 4, so nobody knows that it is over
        assertThat(ids()).containsExactly(4);
        assertThat(AuditCheck.of(folder, CheckpointTrail.of(signer.verifier(), place))
                        .faults())
                .isEmpty();
    }

    @Test
    void barsThatNobodyObservedHaveNoAgeOfTheirOwn() {
        long[] now = {TestLogs.WALL_TIME};
        AuditLog log = open(TestLogs.change(settings)
                .signing(signer, place, 1000)
                .wallClock(() -> now[0])
                .retention(all -> all.age(Duration.ofHours(1)))
                .of());
        BarBuffer bar = BarBuffer.of(model.contract().macroColumns());
        for (int day = 0; day < 4; day++) { // a warm-up
            bar.set(TestLogs.OPENING + day * TestLogs.DAY, 1, 2, 0.5, 1.5, Double.NaN);
            log.instrument("USD/COP").updated(engine, bar);
            log.writer().pass(false);
        }
        serveOnDay(log, 4);
        now[0] += TestLogs.DAY;
        assertThat(firstSegment()).isEqualTo(0);
        serveOnDay(log, 5);
        assertThat(firstSegment()).isEqualTo(4);
        log.close();
        assertThat(faults()).isEmpty();
    }

    private long firstSegment() {
        return SegmentName.parse(folder.names().get(0)).orElseThrow().number();
    }

    /** If the newest segment that may go is not counted by a checkpoint, older ones that are counted go all the same. */
    @Test
    void whatTheLastCheckpointCountsGoesAndNoMore() {
        AuditLog log = open(TestLogs.change(settings)
                .signing(signer, place, 1000)
                .retention(all -> all.segments(1))
                .of());
        serveOnDay(log, 0);
        serveOnDay(log, 1);
        place.fails = true;
        for (int day = 2; day < 6; day++) {
            serveOnDay(log, day);
        }
        assertThat(firstSegment()).isEqualTo(1);
        place.fails = false;
        serveOnDay(log, 6);
        assertThat(firstSegment()).isEqualTo(5);
        log.close();
        assertThat(ids()).containsExactly(5, 6);
        assertThat(AuditCheck.of(folder, CheckpointTrail.of(signer.verifier(), place))
                        .faults())
                .isEmpty();
    }

    /** The machine stops before each operation of a rotation, of the deleting that comes with it, and of the packing behind it. */
    @Test
    void everyOperationCanBeTheLastWhileSegmentsArePackedAndDeleted() {
        int operation = 0;
        boolean stopped = true;
        while (stopped) {
            FaultyFolder disk = new FaultyFolder(operation);
            TestLogs.Safe notes = new TestLogs.Safe();
            AuditSettings keeping = TestLogs.change(settings)
                    .signing(signer, notes, 1000)
                    .retention(all -> all.segments(2))
                    .of();
            stopped = stopsAt(disk, keeping, operation);
            disk.crash();
            AuditLog again = AuditLog.open(disk, keeping, false);
            serveOnDay(again, 9);
            again.close();
            assertThat(AuditCheck.of(disk, CheckpointTrail.of(signer.verifier(), notes))
                            .faults())
                    .as("operation %d", operation)
                    .isEmpty();
            List<Integer> found = ids(disk);
            int first = found.get(0);
            assertThat(first).as("operation %d", operation).isBetween(1, 3);
            assertThat(found)
                    .as("operation %d", operation)
                    .startsWith(IntStream.range(first, 4).boxed().toArray(Integer[]::new))
                    .endsWith(9);
            operation++;
        }
        assertThat(operation).isGreaterThan(30);
    }

    /** Writes four days, and then a fifth until the disk stops; gives whether it did. All of the four is durable. */
    private boolean stopsAt(FaultyFolder disk, AuditSettings keeping, int operation) {
        AuditLog log = AuditLog.open(disk, keeping, false);
        for (int day = 0; day < 4; day++) {
            serveOnDay(log, day);
        }
        log.writer().askForSync();
        log.writer().pass(false);
        disk.stopAfter(operation);
        try {
            serveOnDay(log, 4);
            while (disk.names().stream()
                            .filter(name -> name.endsWith(".fpaudit"))
                            .count()
                    > 1) {
                log.writer().pass(false);
            }
            return false;
        } catch (FaultyFolder.Stopped machine) {
            return true;
        }
    }
}
