// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Segments that are missing, swapped, copied or of another log, and files that are none, are named; so is a log that is not there. */
class StrangeSegmentsTest extends ClosedLogTests {

    @Test
    void aSegmentThatIsMissingIsNamed() {
        for (String segment : List.of(FIRST, SECOND)) {
            FaultyFolder without = log.copy();
            without.remove(segment);
            Fault fault = check(without).faults().get(0);
            assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_SEGMENT_MISSING);
            assertThat(fault.where()).isEqualTo(segment);
            assertThat(refused(() -> TestLogs.read(without))).isEqualTo(ErrorCode.AUDIT_SEGMENT_MISSING);
            assertThat(refused(() -> AuditLog.open(without, settings, false)))
                    .isEqualTo(ErrorCode.AUDIT_SEGMENT_MISSING);
        }
        FaultyFolder without = log.copy();
        without.remove(THIRD);
        assertThat(codes(without)).containsExactly(ErrorCode.AUDIT_RECORDS_MISSING);
    }

    @Test
    void aDeletedLogIsMissedByItsCheckpoints() {
        FaultyFolder empty = new FaultyFolder(1);
        assertThat(codes(empty)).containsExactly(ErrorCode.AUDIT_RECORDS_MISSING);
        assertThat(refused(() -> AuditLog.open(empty, settings, false))).isEqualTo(ErrorCode.AUDIT_RECORDS_MISSING);
    }

    @Test
    void aLogThatWasWrittenAnewDiffersFromItsCheckpoints() {
        FaultyFolder anew = new FaultyFolder(1);
        AuditSettings later = TestLogs.change(settings)
                .wallClock(() -> TestLogs.WALL_TIME + 1)
                .unsigned()
                .of();
        write(anew, later);
        assertThat(codes(anew)).contains(ErrorCode.AUDIT_CHECKPOINT_DIFFERS);
        assertThat(refused(() -> AuditLog.open(anew, settings, false))).isEqualTo(ErrorCode.AUDIT_CHECKPOINT_DIFFERS);
    }

    @Test
    void swappedSegmentsAreNamed() {
        FaultyFolder swapped = log.copy();
        swapped.put(FIRST, log.content(SECOND));
        swapped.put(SECOND, log.content(FIRST));
        List<Fault> faults = check(swapped).faults();
        assertThat(faults.get(0).code()).isEqualTo(ErrorCode.AUDIT_SEGMENT_PLACE);
        assertThat(faults.get(0).where()).isEqualTo(FIRST);
        assertThat(faults.get(1).where()).isEqualTo(SECOND);
        assertThat(refused(() -> TestLogs.read(swapped))).isEqualTo(ErrorCode.AUDIT_SEGMENT_PLACE);
    }

    @Test
    void aSegmentThatIsThereTwiceIsNamed() {
        FaultyFolder twice = log.copy();
        twice.put("segment-0000000003.fpaudit", log.content(THIRD));
        assertThat(codes(twice)).containsExactly(ErrorCode.AUDIT_SEGMENT_PLACE);
        assertThat(refused(() -> AuditLog.open(twice, settings, false))).isEqualTo(ErrorCode.AUDIT_SEGMENT_PLACE);

        FaultyFolder beside = log.copy();
        beside.put("copy of segment-0000000002.fpaudit", log.content(THIRD));
        assertThat(codes(beside)).containsExactly(ErrorCode.AUDIT_FOREIGN_FILE);
    }

    @Test
    void aSegmentOfAnotherLogIsNamed() {
        FaultyFolder other = new FaultyFolder(1);
        AuditSettings named =
                TestLogs.change(settings).name("example.com/other").unsigned().of();
        write(other, named);
        FaultyFolder mixed = log.copy();
        mixed.put(SECOND, other.content(SECOND));
        Fault fault = check(mixed).faults().get(0);
        assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_CHAIN);
        assertThat(fault.where()).isEqualTo(SECOND);
        assertThat(refused(() -> AuditLog.open(other, settings, false)))
                .isIn(ErrorCode.AUDIT_SETTING, ErrorCode.AUDIT_CHECKPOINT_DIFFERS);
    }

    @Test
    void aForeignFileIsNamed() {
        FaultyFolder foreign = log.copy();
        foreign.put("notes.txt", new byte[] {1});
        assertThat(codes(foreign)).containsExactly(ErrorCode.AUDIT_FOREIGN_FILE);
        assertThat(refused(() -> AuditLog.open(foreign, settings, false))).isEqualTo(ErrorCode.AUDIT_FOREIGN_FILE);

        FaultyFolder disguised = log.copy();
        byte[] text = "a text that has the name of a segment, and is longer than a preamble is."
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        disguised.put("segment-0000000003.fpaudit", text);
        assertThat(codes(disguised)).containsExactly(ErrorCode.AUDIT_FOREIGN_FILE);
        assertThat(refused(() -> AuditLog.open(disguised, settings, false))).isEqualTo(ErrorCode.AUDIT_FOREIGN_FILE);
        assertThat(disguised.content("segment-0000000003.fpaudit")).isEqualTo(text);
    }

    @Test
    void anotherVersionIsNamed() {
        FaultyFolder later = log.copy();
        byte[] bytes = log.content(SECOND);
        bytes[8] = 3;
        later.put(SECOND, bytes);
        Fault fault = check(later).faults().get(0);
        assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_VERSION);
        assertThat(fault.where()).isEqualTo(SECOND);
        assertThat(fault.value()).isEqualTo("3");
        assertThat(fault.rule()).isEqualTo("must be of format version 1 to 2");
    }

    @Test
    void aForgedNoteIsNamed() {
        long last = place.notes.lastKey();
        place.notes.put(last, place.notes.get(last).replace("\n\n", "\nmore\n\n"));
        assertThat(codes(log)).containsExactly(ErrorCode.AUDIT_NOTE);
        assertThat(refused(() -> AuditLog.open(log, settings, false))).isEqualTo(ErrorCode.AUDIT_NOTE);
    }
}
