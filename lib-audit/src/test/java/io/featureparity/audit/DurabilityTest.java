// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.contract.error.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is on the disk, and what becomes of a log whose disk fails. */
class DurabilityTest extends LogTests {

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
        assertThat(faults()).isEmpty();
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
}
