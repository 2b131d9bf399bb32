// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log is checked and read while its writer goes on: what is being written or deleted is no damage, and damage is not hidden. */
class LiveLogTest extends LogTests {

    private static final String FIRST = "segment-0000000000.fpaudit";
    private static final String SECOND = "segment-0000000001.fpaudit";

    private final AuditLog log = open(settings);
    private int waits;

    private void serve(int id) {
        serve(log, id, id + 1);
        log.writer().pass(false);
    }

    private AuditFindings check() {
        return AuditCheck.of(folder, CheckpointTrail.none());
    }

    /** What the writer does when it has been waited for so often. */
    private void whenWaited(int times, Runnable happens) {
        folder.meanwhile(() -> {
            waits++;
            if (waits == times) {
                happens.run();
            }
        });
    }

    @Test
    void aRecordThatIsBeingWrittenIsWaitedFor() {
        serve(1);
        byte[] before = folder.content(FIRST);
        serve(2);
        byte[] whole = folder.content(FIRST);
        for (int there : new int[] {1, 7, 8, 60, whole.length - before.length - 1}) {
            waits = 0;
            folder.writeOver(FIRST, Arrays.copyOf(whole, before.length + there));
            whenWaited(3, () -> folder.writeOver(FIRST, whole));

            AuditFindings found = check();

            assertThat(found.faults()).as(there + " bytes").isEmpty();
            assertThat(found.ending()).isEqualTo(AuditFindings.Ending.OPEN);
            assertThat(found.served()).isEqualTo(2);
            assertThat(waits).isEqualTo(3);
        }
    }

    @Test
    void aSegmentThatIsBeingBegunIsWaitedFor() {
        serve(1);
        log.close();
        open(settings);
        byte[] begun = folder.content(SECOND);
        for (int there : new int[] {0, 30, 63, 90}) {
            waits = 0;
            folder.writeOver(SECOND, Arrays.copyOf(begun, there));
            whenWaited(2, () -> folder.writeOver(SECOND, begun));

            AuditFindings found = check();

            assertThat(found.faults()).as(there + " bytes").isEmpty();
            assertThat(found.segments()).isEqualTo(2);
            assertThat(waits).isEqualTo(2);
        }
    }

    @Test
    void whatDoesNotBecomeWholeIsTorn() {
        serve(1);
        byte[] whole = folder.content(FIRST);
        folder.writeOver(FIRST, Arrays.copyOf(whole, whole.length - 1));
        whenWaited(1, () -> {});

        AuditFindings found = check();

        assertThat(found.faults()).extracting(Fault::code).containsExactly(ErrorCode.AUDIT_TAIL_TORN);
        assertThat(waits).isBetween(10, 30);
    }

    @Test
    void damageAtTheEndIsNamedAsSoonAsTheWriterHasGoneOn() {
        serve(1);
        byte[] before = folder.content(FIRST);
        serve(2);
        byte[] next = folder.content(FIRST);
        serve(3); // says that the second is durable
        byte[] later = folder.content(FIRST);
        next[before.length + 60] ^= 1;
        later[before.length + 60] ^= 1;
        folder.writeOver(FIRST, next);
        whenWaited(4, () -> folder.writeOver(FIRST, later));

        AuditFindings found = check();

        assertThat(found.faults()).extracting(Fault::code).containsExactly(ErrorCode.AUDIT_RECORD_DAMAGED);
        assertThat(found.served()).isEqualTo(2);
    }

    // ---- old segments go while the log is read

    private AuditLog keeping() {
        log.close();
        folder.names().forEach(folder::remove);
        AuditLog keeping = open(TestLogs.change(settings)
                .signing(signer, place, 1000)
                .packs(false)
                .retention(all -> all.segments(2))
                .of());
        for (int day = 0; day < 3; day++) {
            serveOnDay(keeping, day);
        }
        return keeping;
    }

    /** What happens before a file is opened for the second time and later: the first time is that of the newest header. */
    private void whenOpened(int times, Runnable happens) {
        int[] opened = {0};
        folder.beforeOpening(() -> {
            opened[0]++;
            if (opened[0] == times) {
                happens.run();
            }
        });
    }

    @Test
    void aSegmentThatTheWriterDeletesMeanwhileIsNoFault() {
        AuditLog keeping = keeping();
        whenOpened(2, () -> {
            for (int day = 3; day < 6; day++) {
                serveOnDay(keeping, day);
            }
        });

        AuditFindings found = check();

        assertThat(found.faults()).isEmpty();
        assertThat(found.segments()).isEqualTo(3);
        assertThat(found.served()).isEqualTo(3);
        assertThat(found.ending()).isEqualTo(AuditFindings.Ending.OPEN);
    }

    @Test
    void aSegmentThatSomebodyElseDeletesMeanwhileIsNamed() {
        keeping();
        whenOpened(3, () -> folder.remove(SECOND));

        List<Fault> faults = check().faults();

        assertThat(faults).extracting(Fault::code).containsExactly(ErrorCode.AUDIT_SEGMENT_MISSING);
        assertThat(faults.get(0).where()).isEqualTo(SECOND);
    }

    @Test
    void aReaderBeginsWhereTheLogDoesByThen() {
        AuditLog keeping = keeping();
        whenOpened(2, () -> {
            for (int day = 3; day < 6; day++) {
                serveOnDay(keeping, day);
            }
        });

        assertThat(ids()).containsExactly(3, 4, 5);
    }

    @Test
    void aReaderThatComesTooLateSaysSo() {
        AuditLog keeping = keeping();
        try (AuditReader reader = AuditReader.open(folder)) {
            reader.next();
            for (int day = 3; day < 8; day++) {
                serveOnDay(keeping, day);
            }
            whenOpened(Integer.MAX_VALUE, () -> {});
            assertThat(code(() -> {
                        while (reader.next() != null) {}
                    }))
                    .isEqualTo(ErrorCode.AUDIT_SEGMENT_MISSING);
        }
    }
}
