// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import io.featureparity.audit.record.RecordDecoder;
import io.featureparity.audit.record.RecordLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * How a record lies in a segment: the length of its body, a CRC-32C of all the rest, the body, and the chain's hash. A body
 * begins with its type, its number, and how many records were durable when it was written.
 */
final class Frame {

    /** Length and checksum. */
    static final int HEAD = 2 * Integer.BYTES;
    /** All that is no body. */
    static final int AROUND = HEAD + RecordLayout.HASH;
    /** No body is longer; a header is the longest, with a contract and statistics of 1 MiB each. */
    static final int LONGEST_BODY = 16 << 20;

    private static final int CRC = Integer.BYTES;
    private static final int TYPE = 1;

    private Frame() {}

    static ByteBuffer view(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isLength(int length) {
        return length >= RecordDecoder.CONTENT && length <= LONGEST_BODY;
    }

    static byte type(ByteBuffer bytes, int frame) {
        return bytes.get(frame + HEAD);
    }

    static long number(ByteBuffer bytes, int frame) {
        return bytes.getLong(frame + HEAD + TYPE);
    }

    static long durable(ByteBuffer bytes, int frame) {
        return bytes.getLong(frame + HEAD + TYPE + Long.BYTES);
    }

    static int statedChecksum(ByteBuffer bytes, int frame) {
        return bytes.getInt(frame + CRC);
    }

    static int checksum(byte[] bytes, int frame, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, frame, Integer.BYTES);
        crc.update(bytes, frame + HEAD, length + RecordLayout.HASH);
        return (int) crc.getValue();
    }
}
