// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.contract.error.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be read of a log without reading all of it. */
class EndOfLogTest extends LogTests {

    @TempDir
    private Path disk = Path.of("");

    private void writeThree() {
        for (int id = 0; id < 3; id++) { // each opening begins a segment
            try (AuditLog log =
                    AuditLog.in(disk, "example.com/three", model, () -> 7).open()) {
                serve(log, id, id + 1);
            }
        }
    }

    private List<Long> segments(int last) {
        List<Long> read = new ArrayList<>();
        try (AuditReader reader = AuditReader.openLast(disk, last)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof SegmentHeader header) {
                    read.add(header.segment());
                }
            }
            assertThat(reader.isClosed()).isTrue();
        }
        return read;
    }

    @Test
    void theLastSegmentsAreReadAlone() {
        writeThree();
        assertThat(segments(1)).containsExactly(2L);
        assertThat(segments(2)).containsExactly(1L, 2L);
        assertThat(segments(3)).containsExactly(0L, 1L, 2L);
        assertThat(segments(4)).containsExactly(0L, 1L, 2L);
        assertThat(code(() -> AuditReader.openLast(disk, 0))).isEqualTo(ErrorCode.AUDIT_SETTING);
    }

    @Test
    void headersAreShownFromTheOldestOn() {
        List<Long> shown = new ArrayList<>();
        AuditSegments.headers(disk, header -> shown.add(header.segment()));
        assertThat(shown).isEmpty();
        assertThat(AuditSegments.count(disk)).isZero();
        writeThree();
        AuditSegments.headers(disk, header -> shown.add(header.segment()));
        assertThat(shown).containsExactly(0L, 1L, 2L);
        assertThat(AuditSegments.count(disk)).isEqualTo(3);
        Path none = disk.resolve("none");
        assertThat(code(() -> AuditSegments.count(none))).isEqualTo(ErrorCode.AUDIT_FILE);
        assertThat(code(() -> AuditSegments.headers(none, header -> {}))).isEqualTo(ErrorCode.AUDIT_FILE);
    }
}
