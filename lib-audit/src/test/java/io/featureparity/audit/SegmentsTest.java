// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.contract.error.ErrorCode;
import org.junit.jupiter.api.Test;

/** When a segment ends, and how closed ones are packed. */
class SegmentsTest extends LogTests {

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
        assertThat(faults()).isEmpty();

        byte[] packed = folder.content("segment-0000000001.fpaudit.zst");
        packed[packed.length / 2] ^= 1;
        folder.put("segment-0000000001.fpaudit.zst", packed);
        assertThat(faults().get(0).where()).startsWith("segment-0000000001.fpaudit.zst");
        assertThat(code(this::ids)).isEqualTo(ErrorCode.AUDIT_RECORD_DAMAGED);
    }
}
