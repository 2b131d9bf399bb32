// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check shows the records that it reads. */
class RecordVisitorTest {

    private static final Path LOG =
            Path.of("src", "test", "resources", "io", "featureparity", "audit", "version-1", "log");

    @TempDir
    private Path copy;

    @Test
    void eachRecordIsShownWithTheHeaderOfItsSegment() {
        List<AuditRecord> seen = new ArrayList<>();
        AuditFindings findings = AuditCheck.of(LOG, (header, record) -> {
            assertThat(record instanceof SegmentHeader ? record : header).isSameAs(header);
            return seen.add(record);
        });

        assertThat(findings.isSound()).isTrue();
        assertThat(seen).hasSize((int) findings.records());
        assertThat(seen).extracting(AuditRecord::number).isSorted().doesNotHaveDuplicates();
        assertThat(seen).filteredOn(SegmentHeader.class::isInstance).hasSize(2);
    }

    @Test
    void whoHasSeenEnoughEndsTheCheck() {
        List<AuditRecord> seen = new ArrayList<>();
        AuditFindings findings = AuditCheck.of(LOG, (header, record) -> {
            seen.add(record);
            return record.number() < 5;
        });

        assertThat(seen).hasSize(6);
        assertThat(findings.records()).isEqualTo(6);
        assertThat(findings.faults()).isEmpty();
    }

    @Test
    void whatStandsBehindADamagedRecordIsShownToo() throws IOException {
        Path segment = copy.resolve("segment-0000000001.fpaudit");
        Files.copy(LOG.resolve("segment-0000000000.fpaudit.gz"), copy.resolve("segment-0000000000.fpaudit.gz"));
        byte[] bytes = Files.readAllBytes(LOG.resolve(segment.getFileName()));
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        List<Long> seen = new ArrayList<>();
        AuditFindings findings = AuditCheck.of(copy, (header, record) -> seen.add(record.number()));

        assertThat(findings.faults()).isNotEmpty();
        assertThat(seen).contains(0L, 43L).hasSize(43);
    }
}
