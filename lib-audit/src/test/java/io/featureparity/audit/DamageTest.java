// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditFindings.Ending;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/**
 * A log that is cut or altered anywhere is found, and what is wrong is named.
 *
 * <p>{@code -Daudit.step=1} cuts and flips every byte of the contract in a header too; a build takes some of them.
 */
class DamageTest extends ClosedLogTests {

    private static final int STEP = Integer.getInteger("audit.step", 13);

    /** Which byte comes next: each one, but of the long texts in a header only some, unless all are asked for. */
    private static int after(int at, byte[] segment) {
        int texts = 64 + 8 + 250;
        int behind =
                64 + 8 + ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN).getInt(64) - 50;
        return at < texts || at >= behind ? at + 1 : Math.min(at + STEP, behind);
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
                assertThat(refused(() -> AuditLog.open(cut, settings, false)))
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
        assertThat(refused(() -> TestLogs.read(altered))).isEqualTo(ErrorCode.AUDIT_CHAIN);
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
        assertThat(refused(() -> TestLogs.read(altered))).isEqualTo(ErrorCode.AUDIT_RECORD_CONTENT);
        assertThat(refused(() -> AuditLog.open(altered, settings, false))).isEqualTo(ErrorCode.AUDIT_RECORD_CONTENT);
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
        AuditLog.open(torn, TestLogs.settings(TestLogs.tiny()), false).close();
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
}
