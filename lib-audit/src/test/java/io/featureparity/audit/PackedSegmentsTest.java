// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdDecompressor;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.storage.DiskFolder;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packed segments hold the same bytes, and what is done to them is found.
 *
 * <p>{@code -Daudit.step=1} cuts and flips every byte; a build takes some of them.
 */
class PackedSegmentsTest extends ClosedLogTests {

    private static final int STEP = Integer.getInteger("audit.step", 5);

    private static final String PACKED = SECOND + ".zst";

    private static final FaultyFolder WITH_PACKED = packed();

    /** The closed log, of which the writer has packed two segments. */
    private static FaultyFolder packed() {
        FaultyFolder folder = new FaultyFolder(1);
        write(folder, TestLogs.settings(TestLogs.tiny()));
        AuditLog again = AuditLog.open(folder, TestLogs.settings(TestLogs.tiny()), false);
        for (int i = 0; i < 20; i++) {
            again.writer().pass(false);
        }
        again.close();
        return folder;
    }

    @Test
    void aPackedSegmentIsAFrameOfZstd() {
        FaultyFolder plain = new FaultyFolder(1);
        write(
                plain,
                TestLogs.change(TestLogs.settings(TestLogs.tiny())).packs(false).of());
        byte[] frame = WITH_PACKED.content(PACKED);
        byte[] unpacked = new byte[plain.content(SECOND).length];
        assertThat(new ZstdDecompressor().decompress(frame, 0, frame.length, unpacked, 0, unpacked.length))
                .isEqualTo(unpacked.length);
        assertThat(unpacked).isEqualTo(plain.content(SECOND));
    }

    @Test
    void everyFlippedByteOfAPackedSegmentIsFoundAndNamed() {
        byte[] whole = WITH_PACKED.content(PACKED);
        List<Double> all = positions(WITH_PACKED);
        for (int at = 0; at < whole.length; at += STEP) {
            FaultyFolder flipped = WITH_PACKED.copy();
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << at % 8);
            flipped.put(PACKED, bytes);
            List<Fault> faults = AuditCheck.of(flipped, CheckpointTrail.none()).faults();
            if (!faults.isEmpty()) {
                assertThat(faults.get(0).where()).as("byte %d", at).containsAnyOf(PACKED, THIRD);
            } else {
                assertThat(positions(flipped)).as("byte %d means nothing", at).isEqualTo(all);
            }
        }
    }

    private static List<Double> positions(FaultyFolder folder) {
        return TestLogs.read(folder).stream()
                .filter(ServedVector.class::isInstance)
                .map(served -> ((ServedVector) served).position())
                .toList();
    }

    @Test
    void aPackedSegmentCutAnywhereIsFoundAndNamed() {
        byte[] whole = WITH_PACKED.content(PACKED);
        for (int length = 0; length < whole.length; length += STEP) {
            FaultyFolder cut = WITH_PACKED.copy();
            cut.put(PACKED, Arrays.copyOf(whole, length));
            List<Fault> faults = AuditCheck.of(cut, CheckpointTrail.none()).faults();
            assertThat(faults).as("cut at %d", length).isNotEmpty();
            assertThat(faults.get(0).where()).as("cut at %d", length).contains(PACKED);
            assertThat(refused(() -> TestLogs.read(cut)))
                    .as("cut at %d", length)
                    .isNotNull();
        }
    }

    @Test
    void aSegmentThatIsPackedTwiceIsNamed() throws IOException {
        FaultyFolder twice = WITH_PACKED.copy();
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(log.content(SECOND));
        }
        twice.put(SECOND + ".gz", gzip.toByteArray());
        List<Fault> faults = AuditCheck.of(twice, CheckpointTrail.none()).faults();
        assertThat(faults.get(0).code()).isEqualTo(ErrorCode.AUDIT_SEGMENT_PLACE);
        assertThat(faults.get(0).where()).isEqualTo(PACKED);
        assertThat(faults.get(0).value()).isEqualTo("the same segment as " + SECOND + ".gz");
        assertThat(refused(() -> AuditLog.open(twice, TestLogs.settings(TestLogs.tiny()), false)))
                .isEqualTo(ErrorCode.AUDIT_SEGMENT_PLACE);
        assertThat(twice.names()).as("nothing is deleted").contains(PACKED, SECOND + ".gz");
    }

    @Test
    void segmentsThatAreNotToBePackedAreNot() {
        FaultyFolder folder = new FaultyFolder(1);
        AuditSettings plain =
                TestLogs.change(TestLogs.settings(TestLogs.tiny())).packs(false).of();
        write(folder, plain);
        AuditLog again = AuditLog.open(folder, plain, false);
        for (int i = 0; i < 20; i++) {
            again.writer().pass(false);
        }
        again.close();
        assertThat(folder.names()).containsExactly(FIRST, SECOND, THIRD, "segment-0000000003.fpaudit");
    }

    /** A file that the system does not read, here since it is a folder. */
    @Test
    void aFileThatCannotBeReadIsNoDamage(@TempDir Path temp) throws IOException {
        Path folder = Files.createDirectory(temp.resolve("log"));
        Files.createDirectory(folder.resolve(FIRST + ".zst")); // reading a folder fails
        AuditLogException refused =
                refusal(AuditLogException.class, () -> AuditCheck.of(new DiskFolder(folder), CheckpointTrail.none()));
        assertThat(refused.code()).isEqualTo(ErrorCode.AUDIT_FILE);
    }
}
