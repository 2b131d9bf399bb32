// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.checkpoint.CheckpointFolder;
import io.featureparity.audit.checkpoint.CheckpointVerifier;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.DroppedRecords;
import io.featureparity.audit.record.InstrumentName;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.audit.storage.DiskFolder;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.model.Model;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that version 1 of the format wrote is read by every later version, and is what docs/audit-log.md says, byte by byte. */
class FixtureTest {

    private static final Path FIXTURE =
            Path.of("src", "test", "resources", "io", "featureparity", "audit", "version-1");
    private static final Path LOG = FIXTURE.resolve("log");

    /** Wrote the fixture, once, when segments were packed by gzip. */
    static void write(Path folder) throws IOException {
        Model model = TestLogs.tiny();
        AuditSettings settings = TestLogs.change(TestLogs.settings(model))
                .places(16)
                .whenFull(WhenFull.dropAndCount())
                .signing(TestLogs.signer(), new CheckpointFolder(folder.resolve("checkpoints")), 1000)
                .of();
        DiskFolder disk = new DiskFolder(folder.resolve("log"));
        disk.make();
        AuditLog log = AuditLog.open(disk, settings, false);
        FeatureEngine engine = FeatureEngine.of(model, BadPrices.ABSENT, log.instrument("USD/COP"));
        for (int i = 0; i < 20; i++) {
            engine.update(TestLogs.OPENING + i * TestLogs.BAR, 4000, 4002, 3998.5, 4000.25 + i, new double[] {103.5});
            if (i % 15 == 14) {
                log.writer().pass(false);
            }
        }
        engine.observe(0.5, TestLogs.OPENING + 19 * TestLogs.BAR, new float[3]);
        log.writer().pass(false);
        for (int i = 0; i < 30; i++) {
            engine.update(TestLogs.OPENING + TestLogs.DAY + i * TestLogs.BAR, 1, 2, 1, 2, new double[] {Double.NaN});
        }
        log.writer().pass(false);
        while (disk.names().stream().noneMatch(name -> name.endsWith(".zst"))) {
            log.writer().pass(false);
        }
        log.close();
        Files.writeString(
                folder.resolve("key.txt"), TestLogs.signer().verifier().toString());
    }

    @Test
    void versionOneIsRead() throws IOException {
        CheckpointVerifier key = CheckpointVerifier.parse(Files.readString(FIXTURE.resolve("key.txt")));
        AuditFindings findings = AuditCheck.of(LOG, key, new CheckpointFolder(FIXTURE.resolve("checkpoints")));
        assertThat(findings.faults()).isEmpty();
        assertThat(findings.ending()).isEqualTo(AuditFindings.Ending.CLOSED);
        assertThat(findings.comparedCheckpoints()).isEqualTo(2);
        assertThat(findings.segments()).isEqualTo(2);

        List<AuditRecord> records = TestLogs.read(new DiskFolder(LOG));
        SegmentHeader header = (SegmentHeader) records.get(0);
        assertThat(header.logName()).isEqualTo(TestLogs.NAME);
        assertThat(header.libraryVersion()).isEqualTo("0.1.0");
        assertThat(header.contract().hash()).isEqualTo(header.contractHash());
        assertThat(header.stats().hash()).isEqualTo(header.statsHash());
        assertThat(header.size()).isEqualTo(3);
        assertThat(records.get(1)).isEqualTo(new InstrumentName(1, 0, "USD/COP"));
        SavedState state = (SavedState) records.get(2);
        assertThat(state.bars()).isZero();
        assertThat(state.time()).isEqualTo(TestLogs.OPENING);
        TakenBar taken = (TakenBar) records.get(3);
        assertThat(taken.bar().decision()).contains(FeedDecision.ACCEPTED);
        assertThat(taken.bar().close()).isEqualTo(4000.25);
        assertThat(taken.bar().macro(0)).isEqualTo(103.5);
        ServedVector served = records.stream()
                .filter(ServedVector.class::isInstance)
                .map(ServedVector.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(served.bar().index()).isEqualTo(19);
        assertThat(served.bar().time()).isEqualTo(TestLogs.OPENING + 19 * TestLogs.BAR);
        assertThat(served.bar().volume()).isNaN();
        assertThat(served.position()).isEqualTo(0.5);
        assertThat(served.wallTime()).isEqualTo(TestLogs.WALL_TIME);
        assertThat(served.observation())
                .containsExactly(Float.intBitsToFloat(0x3e7ece3c), 0.5f, Float.intBitsToFloat(0x3ea4e1a1));
        assertThat(served.observationHash())
                .isEqualTo("b2de8deebdd8228fccc1bf3e8b57328dadb2d4cfc551f14cdf7f409914ee87d4");
        assertThat(records.get(23)).isEqualTo(new DroppedRecords(23, 27));
        assertThat(records.get(24)).isEqualTo(new SegmentEnd(24, SegmentEnd.Reason.SESSION));
        assertThat(((SavedState) records.get(27)).bars()).isEqualTo(20);
        assertThat(records).hasSize(44);
        assertThat(records.get(43)).isEqualTo(new SegmentEnd(43, SegmentEnd.Reason.CLOSED));
    }

    /** Wrote the fixture of states, once, when engines saved states of version 2. */
    static void writeStates(Path folder) throws IOException {
        Model model = TestLogs.tiny();
        DiskFolder disk = new DiskFolder(folder);
        disk.make();
        AuditLog log = AuditLog.open(
                disk, TestLogs.change(TestLogs.settings(model)).packs(false).of(), false);
        FeatureEngine engine = FeatureEngine.of(model, BadPrices.ABSENT, log.instrument("USD/COP"));
        for (int i = 0; i < 35; i++) {
            long day = i < 20 ? 0 : TestLogs.DAY - 20 * TestLogs.BAR;
            engine.update(
                    TestLogs.OPENING + day + i * TestLogs.BAR, 4000, 4002, 3998.5, 4000.25 + i, new double[] {103.5});
            log.writer().pass(false);
        }
        engine.observe(0.5, engine.lastTime().toEpochMilli(), new float[3]);
        log.close();
    }

    /** A later version that reads the log and restores none of its states could compute nothing behind a missing record. */
    @Test
    void theStatesOfVersionTwoAreRestored() {
        List<AuditRecord> records = TestLogs.read(new DiskFolder(FIXTURE.resolve("states")));
        Model model = model(records);
        FeatureEngine straight = FeatureEngine.of(model, BadPrices.ABSENT);
        FeatureEngine restored = FeatureEngine.of(model, BadPrices.ABSENT);
        List<Long> states = new ArrayList<>();
        int bars = 0;
        for (AuditRecord record : records) {
            if (record instanceof SavedState state) {
                assertThat(state.snapshot())
                        .as("what this version saves after as many bars")
                        .isEqualTo(straight.snapshot());
                restored.restore(state.snapshot());
                states.add(state.bars());
            } else if (record instanceof TakenBar taken) {
                bars++;
                for (FeatureEngine engine : List.of(straight, restored)) {
                    assertComputed(engine, taken.bar());
                }
            }
        }
        assertThat(states).containsExactly(0L, 20L);
        assertThat(bars).isEqualTo(34);
    }

    private static Model model(List<AuditRecord> records) {
        SegmentHeader header = (SegmentHeader) records.get(0);
        return Model.of(header.contract(), header.stats());
    }

    private static void assertComputed(FeatureEngine engine, SeenBar bar) {
        engine.update(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), new double[] {bar.macro(0)});
        assertThat(Double.doubleToLongBits(engine.raw(0))).isEqualTo(Double.doubleToLongBits(bar.raw(0)));
    }

    /** The states in the first fixture are of version 1, whose fields had another order. */
    @Test
    void aStateOfAnotherVersionIsRefusedAndNeverTakenForThisOne() {
        List<AuditRecord> records = TestLogs.read(new DiskFolder(LOG));
        FeatureEngine engine = FeatureEngine.of(model(records), BadPrices.ABSENT);
        int refused = 0;
        for (AuditRecord record : records) {
            if (record instanceof SavedState state) {
                assertThat(refusal(SnapshotException.class, () -> engine.restore(state.snapshot()))
                                .code())
                        .isEqualTo(ErrorCode.SNAPSHOT_VERSION);
                refused++;
            }
        }
        assertThat(refused).isEqualTo(2);
    }

    /** The packed segment of the fixture is one of gzip, as it was written first; this is the same one, packed by zstd. */
    @Test
    void bothPackingsAreRead(@TempDir Path folder) throws IOException {
        Files.copy(LOG.resolve("segment-0000000001.fpaudit"), folder.resolve("segment-0000000001.fpaudit"));
        String packed = "segment-0000000000.fpaudit.zst";
        Files.copy(FIXTURE.resolve("zstd").resolve(packed), folder.resolve(packed));
        AuditFindings findings = AuditCheck.of(folder);
        assertThat(findings).isEqualTo(AuditCheck.of(LOG));
        assertThat(findings.faults()).isEmpty();
        assertThat(TestLogs.read(new DiskFolder(folder)).stream().map(AuditRecord::toString))
                .containsExactlyElementsOf(TestLogs.read(new DiskFolder(LOG)).stream()
                        .map(AuditRecord::toString)
                        .toList());
    }

    /** Reads the last segment by the tables of docs/audit-log.md alone. */
    @Test
    void theBytesAreThoseOfTheDocument() throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(LOG.resolve("segment-0000000001.fpaudit"));
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(bytes, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("FPAUDIT\n");
        assertThat(in.getInt(8)).isEqualTo(1);
        assertThat(in.getLong(12)).isEqualTo(1);
        long number = in.getLong(20);
        byte[] chain = Arrays.copyOfRange(bytes, 28, 60);
        assertThat(in.getInt(60)).isEqualTo(crc(bytes, 0, 60));

        StringBuilder types = new StringBuilder();
        int at = 64;
        while (at < bytes.length) {
            int length = in.getInt(at);
            CRC32C crc = new CRC32C();
            crc.update(bytes, at, 4);
            crc.update(bytes, at + 8, length + 32);
            assertThat(in.getInt(at + 4)).isEqualTo((int) crc.getValue());
            types.append(bytes[at + 8]);
            assertThat(in.getLong(at + 9)).isEqualTo(number);
            assertThat(in.getLong(at + 17)).isLessThanOrEqualTo(number);
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(chain);
            sha256.update(bytes, at + 8, length);
            chain = sha256.digest();
            assertThat(Arrays.copyOfRange(bytes, at + 8 + length, at + 40 + length))
                    .isEqualTo(chain);
            number++;
            at += 40 + length;
        }
        assertThat(at).isEqualTo(bytes.length);
        assertThat(types.toString()).isEqualTo("125" + "4".repeat(15) + "7");
        String note = Files.readString(FIXTURE.resolve("checkpoints")
                .resolve(String.format(java.util.Locale.ROOT, "checkpoint-%019d.note", number)));
        String head = HexFormat.of().formatHex(chain);
        assertThat(CheckpointVerifier.parse(Files.readString(FIXTURE.resolve("key.txt")))
                        .open(io.featureparity.contract.error.Place.named("note"), note)
                        .head())
                .isEqualTo(head);
    }

    private static int crc(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }
}
