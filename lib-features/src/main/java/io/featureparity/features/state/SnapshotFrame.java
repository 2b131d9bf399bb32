// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The frame that the bytes of every snapshot have in common, big-endian: eight letters that name the kind of snapshot, the
 * version of the format, the content, and the CRC-32C of all that. A reader checks these in order and refuses all other
 * bytes.
 *
 * @param name the name of this kind of snapshot in messages
 * @param magic the eight ASCII letters that it begins with
 * @param version the version of its format, which is also the oldest one that is read
 */
public record SnapshotFrame(String name, String magic, int version) {

    private static final int HEAD = Long.BYTES + Integer.BYTES;
    private static final int CHECKSUM = Integer.BYTES;
    private static final int HASH = 32;

    // ---- writing

    /**
     * Begins a snapshot.
     *
     * @param contentLength how many bytes of content there will be
     * @return a buffer to put the content into; then call {@link #end}
     */
    public ByteBuffer begin(int contentLength) {
        return begin(contentLength, version);
    }

    /**
     * Begins a snapshot of a later version of its format.
     *
     * @param contentLength how many bytes of content there will be
     * @param later the later version
     * @return a buffer to put the content into; then call {@link #end}
     */
    public ByteBuffer begin(int contentLength, int later) {
        ByteBuffer out = ByteBuffer.allocate(HEAD + contentLength + CHECKSUM);
        return out.putLong(magicNumber()).putInt(later);
    }

    /**
     * Ends a snapshot.
     *
     * @param out the buffer from {@link #begin}, with all of the content
     * @return the bytes
     */
    public static byte[] end(ByteBuffer out) {
        byte[] bytes = new byte[out.capacity()];
        out.flip();
        out.get(bytes, 0, out.limit());
        ByteBuffer.wrap(bytes).putInt(bytes.length - CHECKSUM, checksum(bytes, bytes.length - CHECKSUM));
        return bytes;
    }

    /**
     * Writes a hash.
     *
     * @param out where it is put
     * @param hash 64 hexadecimal digits
     */
    public static void putHash(ByteBuffer out, String hash) {
        out.put(HexFormat.of().parseHex(hash));
    }

    /**
     * Writes a state: how many doubles, then their raw bits.
     *
     * @param out where it is put
     * @param state the state
     */
    public static void putState(ByteBuffer out, double[] state) {
        out.putInt(state.length);
        for (double field : state) {
            out.putLong(Double.doubleToRawLongBits(field));
        }
    }

    // ---- reading

    /**
     * Opens a snapshot.
     *
     * @param bytes the bytes
     * @param leastContent how many bytes of content there are at least
     * @return the content, to be read from its start
     * @throws SnapshotException if there are too few bytes, or they are not such a snapshot
     */
    public ByteBuffer open(byte[] bytes, int leastContent) {
        return open(bytes, leastContent, version);
    }

    /**
     * Opens a snapshot of one of several versions of its format.
     *
     * @param bytes the bytes
     * @param leastContent how many bytes of content there are at least
     * @param newest the newest version that is read; {@link #versionOf} says which one it is
     * @return the content, to be read from its start
     * @throws SnapshotException if there are too few bytes, or they are not such a snapshot
     */
    public ByteBuffer open(byte[] bytes, int leastContent, int newest) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        require(
                bytes.length >= HEAD + leastContent + CHECKSUM,
                ErrorCode.SNAPSHOT_LENGTH,
                "must hold a header",
                bytes.length + " bytes");
        long found = in.getLong();
        require(
                found == magicNumber(),
                ErrorCode.SNAPSHOT_MAGIC,
                "must begin with " + magic,
                "0x" + Long.toHexString(found));
        int format = in.getInt();
        require(
                format >= version && format <= newest,
                ErrorCode.SNAPSHOT_VERSION,
                "must be of format version " + version + (newest == version ? "" : " to " + newest),
                Integer.toString(format));
        return in.limit(bytes.length - CHECKSUM);
    }

    /**
     * Gives the version of the format of a snapshot.
     *
     * @param bytes the bytes, which were opened
     * @return the version
     */
    public static int versionOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(Long.BYTES);
    }

    /**
     * Refuses bytes that were altered.
     *
     * @param bytes the bytes of a whole snapshot
     * @throws SnapshotException if the checksum at their end does not fit the other bytes
     */
    public void requireChecksum(byte[] bytes) {
        int stated = ByteBuffer.wrap(bytes).getInt(bytes.length - CHECKSUM);
        int actual = checksum(bytes, bytes.length - CHECKSUM);
        require(
                stated == actual,
                ErrorCode.SNAPSHOT_CHECKSUM,
                "must have the CRC-32C that stands at its end, 0x" + Integer.toHexString(stated),
                "0x" + Integer.toHexString(actual));
    }

    /**
     * Reads a hash.
     *
     * @param in the content
     * @return 64 hexadecimal digits
     */
    public static String hash(ByteBuffer in) {
        byte[] hash = new byte[HASH];
        in.get(hash);
        return HexFormat.of().formatHex(hash);
    }

    /**
     * Reads the doubles of a state.
     *
     * @param in the content, which must hold that many doubles
     * @param length how many doubles
     * @return the state
     */
    public static double[] state(ByteBuffer in, int length) {
        double[] state = new double[length];
        for (int i = 0; i < length; i++) {
            state[i] = Double.longBitsToDouble(in.getLong());
        }
        return state;
    }

    /**
     * Refuses a snapshot that breaks a rule.
     *
     * @param holds whether the rule holds
     * @param code the code of the rule
     * @param rule the rule
     * @param value what breaks it
     * @throws SnapshotException if it does not hold
     */
    public void require(boolean holds, ErrorCode code, String rule, String value) {
        if (!holds) {
            throw new SnapshotException(new Fault(code, name, rule, value));
        }
    }

    private long magicNumber() {
        return ByteBuffer.wrap(magic.getBytes(StandardCharsets.US_ASCII)).getLong();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
