// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.storage.DiskFolder;
import io.featureparity.contract.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The levels of a service in its log, and logs of the version before, which knew none. */
class LevelChangeTest extends LogTests {

    private static final Path VERSION_1 =
            Path.of("src", "test", "resources", "io", "featureparity", "audit", "version-1", "states");

    private static List<LevelChange> changes(List<AuditRecord> records) {
        return records.stream()
                .filter(LevelChange.class::isInstance)
                .map(LevelChange.class::cast)
                .toList();
    }

    @Test
    void aChangeIsARecordAmongTheOthers() {
        AuditLog log = open(settings);
        serve(log, 0, 2);
        log.instrument("USD/COP").levelChanged(1, 4, TestLogs.WALL_TIME, "database: no answer");
        serve(log, 2, 3);
        log.instrument("USD/COP").levelChanged(4, 1, TestLogs.WALL_TIME + 7, "database is over");
        log.close();

        assertThat(ids()).containsExactly(0, 1, 2);
        assertThat(changes(TestLogs.read(folder)))
                .containsExactly(
                        new LevelChange(4, "USD/COP", 1, 4, TestLogs.WALL_TIME, "database: no answer"),
                        new LevelChange(6, "USD/COP", 4, 1, TestLogs.WALL_TIME + 7, "database is over"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void itsBytesAreThoseOfTheDocument() {
        AuditLog log = open(settings);
        log.instrument("USD/COP").levelChanged(2, 3, TestLogs.WALL_TIME, "stale");
        log.close();
        byte[] bytes = folder.content("segment-0000000000.fpaudit");
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(in.getInt(8)).isEqualTo(2);
        int at = 64;
        while (bytes[at + 8] != 8) {
            at += 40 + in.getInt(at);
        }
        int content = at + 8 + 17;
        assertThat(in.getInt(content)).isZero();
        assertThat(bytes[content + 4]).isEqualTo((byte) 3);
        assertThat(in.getLong(content + 5)).isEqualTo(TestLogs.WALL_TIME);
        assertThat(bytes[content + 13]).isEqualTo((byte) 2);
        assertThat(in.getInt(content + 14)).isEqualTo(5);
        assertThat(new String(bytes, content + 18, 5, StandardCharsets.UTF_8)).isEqualTo("stale");
        assertThat(in.getInt(at)).isEqualTo(17 + 23);
    }

    /** The clock of a service may be wrong; the sessions of a log are those of its bars. */
    @Test
    void itsTimeBeginsNoSession() {
        AuditLog log = open(TestLogs.change(settings).packs(false).of());
        serveOnDay(log, 0);
        log.instrument("USD/COP").levelChanged(1, 2, TestLogs.WALL_TIME + 90 * TestLogs.DAY, "Redis is away");
        serveOnDay(log, 0);
        assertThat(headers()).hasSize(1);
        serveOnDay(log, 1);
        log.close();
        assertThat(headers()).hasSize(2);
    }

    @Test
    void aLongReasonIsCut() {
        AuditLog log = open(settings);
        log.instrument("USD/COP").levelChanged(1, 2, 0, "a".repeat(1001));
        log.close();
        assertThat(changes(TestLogs.read(folder)))
                .extracting(LevelChange::reason)
                .containsExactly("a".repeat(1000));
    }

    @Test
    void aLogThatHasStoppedTakesNone() {
        AuditLog log = open(settings);
        InstrumentLog instrument = log.instrument("USD/COP");
        log.close();
        assertThat(code(() -> instrument.levelChanged(1, 2, 0, "Redis is away")))
                .isEqualTo(ErrorCode.AUDIT_STOPPED);
    }

    @Test
    void aLogThatDropsRecordsDropsNoChange() {
        AuditLog log = open(TestLogs.change(settings)
                .places(4)
                .whenFull(WhenFull.dropAndCount())
                .of());
        InstrumentLog instrument = log.instrument("USD/COP");
        serve(log, 0, 4);
        assertThat(code(() -> instrument.levelChanged(1, 2, 0, "Redis is away")))
                .isEqualTo(ErrorCode.AUDIT_RING_FULL);
        log.writer().pass(false);
        instrument.levelChanged(1, 2, 0, "Redis is away");
        log.close();
        assertThat(code(() -> instrument.levelChanged(2, 1, 0, "Redis is there")))
                .isEqualTo(ErrorCode.AUDIT_STOPPED);
        assertThat(log.counts().dropped()).isZero();
        assertThat(changes(TestLogs.read(folder))).extracting(LevelChange::to).containsExactly(2);
    }

    // ---- version 1

    @Test
    void aLogOfVersionOneIsContinued(@TempDir Path disk) throws IOException {
        copyVersionOne(disk);
        int before = TestLogs.read(new DiskFolder(disk)).size();
        try (AuditLog log = AuditLog.open(new DiskFolder(disk), settings, false)) {
            log.instrument("USD/COP").levelChanged(1, 2, 0, "Redis is away");
        }
        List<AuditRecord> records = TestLogs.read(new DiskFolder(disk));
        assertThat(records.size()).isEqualTo(before + 4); // header, name, change, end
        assertThat(changes(records)).hasSize(1);
        assertThat(AuditCheck.of(disk).faults()).isEmpty();
    }

    /** The machine stopped while version 1 wrote the first bytes of a segment. */
    @Test
    void aSegmentThatVersionOneOnlyBegunIsBegunAnew(@TempDir Path disk) throws IOException {
        copyVersionOne(disk);
        try (AuditLog log = AuditLog.open(new DiskFolder(disk), settings, false)) {
            serve(log, 0, 1);
        }
        Path last = disk.resolve("segment-0000000002.fpaudit");
        byte[] begun = Arrays.copyOf(Files.readAllBytes(last), 64);
        ByteBuffer preamble = ByteBuffer.wrap(begun).order(ByteOrder.LITTLE_ENDIAN);
        CRC32C crc = new CRC32C();
        crc.update(begun, 0, preamble.putInt(8, 1).position() + 60);
        preamble.putInt(60, (int) crc.getValue());
        for (int length : new int[] {9, 12, 40, 62, 64}) {
            Files.write(last, Arrays.copyOf(begun, length));
            try (AuditLog log = AuditLog.open(new DiskFolder(disk), settings, false)) {
                serve(log, 0, 1);
            }
            List<AuditRecord> records = TestLogs.read(new DiskFolder(disk));
            assertThat(records.stream().filter(SegmentHeader.class::isInstance)).hasSize(3);
        }
        begun[8] = 3;
        Files.write(last, Arrays.copyOf(begun, 40));
        assertThat(code(() -> AuditLog.open(new DiskFolder(disk), settings, false)))
                .isEqualTo(ErrorCode.AUDIT_RECORD_DAMAGED);
    }

    private static void copyVersionOne(Path disk) throws IOException {
        for (int segment = 0; segment < 2; segment++) {
            String name = "segment-000000000" + segment + ".fpaudit";
            Files.copy(VERSION_1.resolve(name), disk.resolve(name));
        }
    }
}
