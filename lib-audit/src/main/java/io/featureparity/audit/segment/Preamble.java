// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import io.featureparity.audit.record.RecordLayout;
import io.featureparity.contract.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment: its number, and the record that it follows.
 *
 * @param segment the number of the segment
 * @param firstRecord the number of its first record
 * @param chain the hash of the record before, 64 hex digits
 */
public record Preamble(long segment, long firstRecord, String chain) {

    /** The length of a preamble in bytes. */
    public static final int LENGTH = 64;

    /** The version of the format that this library writes. It reads the versions before it too. */
    public static final int VERSION = 2;

    /** The first version, which had no changes of level. */
    private static final int FIRST_VERSION = 1;

    /** The letters FPAUDIT and a line feed, little-endian. */
    private static final long MAGIC = 0x0A54_4944_5541_5046L;

    private static final int CHECKED = LENGTH - Integer.BYTES;

    /** Says that bytes are no preamble. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final ErrorCode code;
        private final String rule;

        Refused(ErrorCode code, String rule, String value) {
            super(value);
            this.code = code;
            this.rule = rule;
        }

        ErrorCode code() {
            return code;
        }

        String rule() {
            return rule;
        }
    }

    /** {@return the bytes} */
    public byte[] toBytes() {
        return toBytes(VERSION);
    }

    /** Says whether bytes are the first ones of this, as some version writes them, or were never written. */
    boolean mayBegin(byte[] bytes, int count) {
        for (int version = FIRST_VERSION; version <= VERSION; version++) {
            if (mayBegin(toBytes(version), bytes, count)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBegin(byte[] expected, byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] != expected[i] && bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] toBytes(int version) {
        ByteBuffer out = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MAGIC).putInt(version).putLong(segment).putLong(firstRecord);
        out.put(HexFormat.of().parseHex(chain)).putInt(checksum(out.array()));
        return out.array();
    }

    /** {@return the hash of the record before} */
    public byte[] chainBytes() {
        return HexFormat.of().parseHex(chain);
    }

    static Preamble parse(byte[] bytes) throws Refused {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long magic = in.getLong();
        if (magic == 0) {
            throw new Refused(
                    ErrorCode.AUDIT_RECORD_DAMAGED,
                    "must begin with FPAUDIT",
                    "zeros, as of a file that was only begun");
        }
        if (magic != MAGIC) {
            throw new Refused(
                    ErrorCode.AUDIT_FOREIGN_FILE,
                    "must begin as a segment does, with FPAUDIT",
                    "0x" + Long.toHexString(Long.reverseBytes(magic)));
        }
        int version = in.getInt();
        if (version < FIRST_VERSION || version > VERSION) {
            throw new Refused(
                    ErrorCode.AUDIT_VERSION,
                    "must be of format version " + FIRST_VERSION + " to " + VERSION,
                    Integer.toString(version));
        }
        long segment = in.getLong();
        long firstRecord = in.getLong();
        byte[] chain = new byte[RecordLayout.HASH];
        in.get(chain);
        int stated = in.getInt();
        int actual = checksum(bytes);
        if (stated != actual) {
            throw new Refused(
                    ErrorCode.AUDIT_RECORD_DAMAGED,
                    "its first " + LENGTH + " bytes must have the CRC-32C that stands in them, 0x"
                            + Integer.toHexString(stated),
                    "0x" + Integer.toHexString(actual));
        }
        return new Preamble(segment, firstRecord, HexFormat.of().formatHex(chain));
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKED);
        return (int) crc.getValue();
    }
}
