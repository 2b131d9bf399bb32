// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditFindings.Ending;
import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to the files of a closed log is found and named.
 *
 * <p>{@code -Daudit.step=1} cuts and flips every byte of the contract in a header too; a build takes some of them.
 */
class DamageTest {

    private static final int STEP = Integer.getInteger("audit.step", 13);

    private static final String FIRST = "segment-0000000000.fpaudit";
    private static final String SECOND = "segment-0000000001.fpaudit";
    private static final String THIRD = "segment-0000000002.fpaudit";

    private final Model model = TestLogs.tiny();
    private final CheckpointSigner signer = TestLogs.signer();
    private final TestLogs.Safe place = new TestLogs.Safe();
    private final FaultyFolder log = new FaultyFolder(1);
    private final AuditSettings settings =
            TestLogs.change(TestLogs.settings(model)).signing(signer, place, 1).of();

    /** Which byte comes next: each one, but of the long texts in a header only some, unless all are asked for. */
    private static int after(int at, byte[] segment) {
        int texts = 64 + 8 + 250;
        int behind =
                64 + 8 + ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN).getInt(64) - 50;
        return at < texts || at >= behind ? at + 1 : Math.min(at + STEP, behind);
    }

    /** A log of three segments, one for each session, with two served vectors in each. */
    @BeforeEach
    void write() {
        write(log, settings);
    }

    private void write(FaultyFolder folder, AuditSettings with) {
        FeatureEngine engine = TestLogs.warm(model);
        BarBuffer bar = BarBuffer.of(model.contract().macroColumns());
        try (AuditLog writer = AuditLog.open(folder, with, false)) {
            InstrumentLog instrument = writer.instrument("USD/COP");
            for (int i = 0; i < 6; i++) {
                bar.set(TestLogs.OPENING + i / 2 * TestLogs.DAY + i % 2 * TestLogs.BAR, 1, 2, 0.5, 1.5, Double.NaN);
                instrument.updated(engine, bar);
                TestLogs.serve(instrument, engine, i);
                writer.writer().pass(false);
            }
        }
    }

    private AuditFindings check(FaultyFolder folder) {
        return AuditCheck.of(folder, CheckpointTrail.of(signer.verifier(), place));
    }

    private List<ErrorCode> codes(FaultyFolder folder) {
        return check(folder).faults().stream().map(Fault::code).toList();
    }

    @Test
    void aWholeLogIsSound() {
        AuditFindings findings = check(log);
        assertThat(findings.faults()).isEmpty();
        assertThat(findings.ending()).isEqualTo(Ending.CLOSED);
        assertThat(findings.segments()).isEqualTo(3);
        assertThat(findings.served()).isEqualTo(6);
        assertThat(findings.records()).isEqualTo(6 + 3 * 3);
        assertThat(findings.comparedCheckpoints()).isEqualTo(place.notes.size());
    }

    @Test
    void theLastSegmentCutAtEveryByteIsFoundByItsCheckpoints() {
        byte[] whole = log.content(THIRD);
        place.notes.headMap(place.notes.lastKey()).clear(); // each signature takes a while to verify
        for (int length = 0; length < whole.length; length = after(length, whole)) {
            FaultyFolder cut = log.copy();
            cut.put(THIRD, Arrays.copyOf(whole, length));
            assertThat(codes(cut)).as("cut at %d", length).contains(ErrorCode.AUDIT_RECORDS_MISSING);
            if (length % 50 == 0 || length == whole.length - 1) {
                assertThat(refusal(AuditLogException.class, () -> AuditLog.open(cut, settings, false))
                                .code())
                        .as("cut at %d", length)
                        .isEqualTo(ErrorCode.AUDIT_RECORDS_MISSING);
                assertThat(cut.content(THIRD)).as("nothing is changed").hasSize(length);
            }
        }
    }

    @Test
    void aSegmentBeforeItCutAtEveryByteIsFoundWithoutCheckpoints() {
        byte[] whole = log.content(SECOND);
        for (int length = 0; length < whole.length; length = after(length, whole)) {
            FaultyFolder cut = log.copy();
            cut.put(SECOND, Arrays.copyOf(whole, length));
            List<Fault> faults = AuditCheck.of(cut, CheckpointTrail.none()).faults();
            assertThat(faults).as("cut at %d", length).isNotEmpty();
            assertThat(faults.get(0).where())
                    .as("cut at %d", length)
                    .containsAnyOf(SECOND, THIRD); // at the end of a record the segment behind it does not follow
        }
    }

    @Test
    void everyFlippedByteIsFoundAndNamed() {
        for (String segment : List.of(FIRST, SECOND, THIRD)) {
            byte[] whole = log.content(segment);
            for (int at = 0; at < whole.length; at = after(at, whole)) {
                FaultyFolder flipped = log.copy();
                byte[] bytes = whole.clone();
                bytes[at] ^= (byte) (1 << at % 8);
                flipped.put(segment, bytes);
                List<Fault> faults =
                        AuditCheck.of(flipped, CheckpointTrail.none()).faults();
                assertThat(faults).as("%s, byte %d", segment, at).isNotEmpty();
                assertThat(faults.get(0).where()).as("byte %d", at).startsWith(segment);
                requireOnlyTrueRecords(flipped);
            }
        }
    }

    /** A reader gives the records before the damage, refuses the damage, and never gives another record. */
    private void requireOnlyTrueRecords(FaultyFolder damaged) {
        List<Double> positions = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(damaged)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof ServedVector served) {
                    positions.add(served.position());
                }
            }
            assertThat(reader.isClosed()).isFalse();
        } catch (AuditLogException refused) {
            assertThat(refused.faults()).hasSize(1);
        }
        assertThat(positions).isEqualTo(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0).subList(0, positions.size()));
    }

    @Test
    void aRecordThatWasAlteredWithItsChecksumBreaksTheChain() {
        byte[] bytes = log.content(SECOND);
        ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int frame = 64;
        frame += 40 + view.getInt(frame); // behind the header: the instrument's name
        int length = view.getInt(frame);
        bytes[frame + 8 + length - 1] ^= 1;
        CRC32C crc = new CRC32C();
        crc.update(bytes, frame, 4);
        crc.update(bytes, frame + 8, length + 32);
        view.putInt(frame + 4, (int) crc.getValue());
        FaultyFolder altered = log.copy();
        altered.put(SECOND, bytes);

        Fault fault = check(altered).faults().get(0);
        assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_CHAIN);
        assertThat(fault.where()).isEqualTo(SECOND + ", record 6");
        assertThat(refusal(AuditLogException.class, () -> TestLogs.read(altered))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_CHAIN);
    }

    @Test
    void aRecordThatIsNoneIsNamedAndNeverCut() {
        byte[] bytes = log.content(THIRD);
        ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int frame = 64;
        for (int record = 0; record < 4; record++) {
            frame += 40 + view.getInt(frame);
        }
        bytes[frame + 8] = 99; // the type of the last record
        seal(bytes, frame);
        FaultyFolder altered = log.copy();
        altered.put(THIRD, bytes);

        Fault fault = AuditCheck.of(altered, CheckpointTrail.none()).faults().get(0);
        assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_RECORD_CONTENT);
        assertThat(fault.where()).isEqualTo(THIRD + ", record 14");
        assertThat(fault.value()).contains("unknown type 99");
        assertThat(refusal(AuditLogException.class, () -> TestLogs.read(altered))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_RECORD_CONTENT);
        assertThat(refusal(AuditLogException.class, () -> AuditLog.open(altered, settings, false))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_RECORD_CONTENT);
        assertThat(altered.content(THIRD)).isEqualTo(bytes);
    }

    @Test
    void aTornEndIsNamedAndCutWhenTheLogIsOpened() {
        byte[] whole = log.content(THIRD);
        FaultyFolder torn = log.copy();
        torn.put(THIRD, Arrays.copyOf(whole, whole.length - 1));

        AuditFindings findings = AuditCheck.of(torn, CheckpointTrail.none());
        assertThat(findings.ending()).isEqualTo(Ending.TORN);
        assertThat(findings.faults()).extracting(Fault::code).containsExactly(ErrorCode.AUDIT_TAIL_TORN);
        assertThat(findings.faults().get(0).where()).isEqualTo(THIRD + ", record 14");
        AuditLog.open(torn, TestLogs.settings(model), false).close();
        assertThat(AuditCheck.of(torn, CheckpointTrail.none()).faults()).isEmpty();
    }

    /** Gives a record the hash and the checksum of its altered body, as only this library's own fault could. */
    private static void seal(byte[] bytes, int frame) {
        ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = view.getInt(frame);
        byte[] before = Arrays.copyOfRange(bytes, frame - 32, frame);
        io.featureparity.audit.record.Chain chain = new io.featureparity.audit.record.Chain(before);
        chain.add(bytes, frame + 8, length);
        chain.copyHead(bytes, frame + 8 + length);
        CRC32C crc = new CRC32C();
        crc.update(bytes, frame, 4);
        crc.update(bytes, frame + 8, length + 32);
        view.putInt(frame + 4, (int) crc.getValue());
    }

    @Test
    void aSegmentThatIsMissingIsNamed() {
        for (String segment : List.of(FIRST, SECOND)) {
            FaultyFolder without = log.copy();
            without.remove(segment);
            Fault fault = check(without).faults().get(0);
            assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_SEGMENT_MISSING);
            assertThat(fault.where()).isEqualTo(segment);
            assertThat(refusal(AuditLogException.class, () -> TestLogs.read(without))
                            .code())
                    .isEqualTo(ErrorCode.AUDIT_SEGMENT_MISSING);
            assertThat(refusal(AuditLogException.class, () -> AuditLog.open(without, settings, false))
                            .code())
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
        assertThat(refusal(AuditLogException.class, () -> AuditLog.open(empty, settings, false))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_RECORDS_MISSING);
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
        assertThat(refusal(AuditLogException.class, () -> AuditLog.open(anew, settings, false))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_CHECKPOINT_DIFFERS);
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
        assertThat(refusal(AuditLogException.class, () -> TestLogs.read(swapped))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_SEGMENT_PLACE);
    }

    @Test
    void aSegmentThatIsThereTwiceIsNamed() {
        FaultyFolder twice = log.copy();
        twice.put("segment-0000000003.fpaudit", log.content(THIRD));
        assertThat(codes(twice)).containsExactly(ErrorCode.AUDIT_SEGMENT_PLACE);
        assertThat(refusal(AuditLogException.class, () -> AuditLog.open(twice, settings, false))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_SEGMENT_PLACE);

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
        assertThat(refusal(AuditLogException.class, () -> AuditLog.open(other, settings, false))
                        .code())
                .isIn(ErrorCode.AUDIT_SETTING, ErrorCode.AUDIT_CHECKPOINT_DIFFERS);
    }

    @Test
    void aForeignFileIsNamed() {
        FaultyFolder foreign = log.copy();
        foreign.put("notes.txt", new byte[] {1});
        assertThat(codes(foreign)).containsExactly(ErrorCode.AUDIT_FOREIGN_FILE);
        assertThat(refusal(AuditLogException.class, () -> AuditLog.open(foreign, settings, false))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_FOREIGN_FILE);

        FaultyFolder disguised = log.copy();
        byte[] text = "a text that has the name of a segment, and is longer than a preamble is."
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        disguised.put("segment-0000000003.fpaudit", text);
        assertThat(codes(disguised)).containsExactly(ErrorCode.AUDIT_FOREIGN_FILE);
        assertThat(refusal(AuditLogException.class, () -> AuditLog.open(disguised, settings, false))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_FOREIGN_FILE);
        assertThat(disguised.content("segment-0000000003.fpaudit")).isEqualTo(text);
    }

    @Test
    void anotherVersionIsNamed() {
        FaultyFolder later = log.copy();
        byte[] bytes = log.content(SECOND);
        bytes[8] = 2;
        later.put(SECOND, bytes);
        Fault fault = check(later).faults().get(0);
        assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_VERSION);
        assertThat(fault.where()).isEqualTo(SECOND);
        assertThat(fault.value()).isEqualTo("2");
    }

    @Test
    void aForgedNoteIsNamed() {
        long last = place.notes.lastKey();
        place.notes.put(last, place.notes.get(last).replace("\n\n", "\nmore\n\n"));
        assertThat(codes(log)).containsExactly(ErrorCode.AUDIT_NOTE);
        assertThat(refusal(AuditLogException.class, () -> AuditLog.open(log, settings, false))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_NOTE);
    }
}
