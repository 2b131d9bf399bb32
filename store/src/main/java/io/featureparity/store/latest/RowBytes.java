// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.latest;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A row of features as one binary value, for an online store.
 *
 * <p>The bytes, big-endian: magic {@code FPROW}, format version, {@link #AGE_BYTES bytes} that say how new the row is, hash of
 * the contract, hash of the statistics, length and UTF-8 of the instrument, number of features, raw values, normalised values,
 * agent's position, number of values of the observation (-1 for none), the observation's little-endian floats, their SHA-256,
 * in format version 2 the quality of the bar, and the CRC-32C of all that. A bar that nobody judged is written in version 1, so
 * that its value is what it always was.
 *
 * <p>Of two values, the newer one has the larger age bytes, compared as unsigned numbers. So a script of the online store can
 * compare two values without knowing the rest of them.
 */
public final class RowBytes {

    private static final String MAGIC = "FPROW";
    private static final int PLAIN = 1;
    private static final int WITH_QUALITY = 2;

    /** The newest version that is read and written; the version stands right before the age. */
    public static final int NEWEST_VERSION = WITH_QUALITY;

    /** Where the age begins: behind the magic and the version. */
    public static final int AGE_AT = 6;

    /** How long the age is: the time and the position of the bar, as unsigned 64-bit numbers. */
    public static final int AGE_BYTES = 2 * Long.BYTES;

    private static final int HASH_BYTES = 32;
    private static final int NONE = -1;

    private RowBytes() {}

    /** {@return what every value begins with, before its version} */
    public static byte[] magic() {
        return MAGIC.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Writes a row as bytes.
     *
     * @param row the row
     * @return its bytes
     */
    public static byte[] of(FeatureRow row) {
        byte[] instrument = row.key().instrument().getBytes(StandardCharsets.UTF_8);
        byte[] observation = row.observation().map(ObservationVector::toBytes).orElse(new byte[0]);
        double[] raw = row.raw();
        float[] normalized = row.normalized();
        boolean judged = !Double.isNaN(row.quality());
        int size = AGE_AT
                + AGE_BYTES
                + 2 * HASH_BYTES
                + 3 * Integer.BYTES
                + instrument.length
                + raw.length * (Double.BYTES + Float.BYTES)
                + Double.BYTES
                + observation.length
                + HASH_BYTES
                + (judged ? Double.BYTES : 0)
                + Integer.BYTES;
        ByteBuffer out = ByteBuffer.allocate(size).put(magic()).put((byte) (judged ? WITH_QUALITY : PLAIN));
        out.putLong(row.time().toEpochMilli() ^ Long.MIN_VALUE).putLong(row.position());
        out.put(HexFormat.of().parseHex(row.key().contractHash()));
        out.put(HexFormat.of().parseHex(row.key().normStatsHash()));
        out.putInt(instrument.length).put(instrument).putInt(raw.length);
        for (double value : raw) {
            out.putDouble(value);
        }
        for (float value : normalized) {
            out.putFloat(value);
        }
        out.putDouble(row.agentPosition());
        out.putInt(row.observation().isPresent() ? observation.length / Float.BYTES : NONE);
        out.put(observation);
        out.put(row.observation()
                .map(ObservationVector::sha256)
                .map(HexFormat.of()::parseHex)
                .orElse(new byte[HASH_BYTES]));
        if (judged) {
            out.putDouble(row.quality());
        }
        return out.putInt(checksum(out.array(), out.position())).array();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /**
     * Reads a row.
     *
     * @param bytes what {@link #of} wrote
     * @return the row
     * @throws StoreException if these are not the complete and unaltered bytes of a row of this format
     */
    public static FeatureRow parse(byte[] bytes) {
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, AGE_AT));
        int version = start.length < AGE_AT ? 0 : start[AGE_AT - 1];
        boolean known = version >= PLAIN && version <= NEWEST_VERSION;
        if (!known || !Arrays.equals(Arrays.copyOf(start, MAGIC.length()), magic())) {
            String begin = HexFormat.of().formatHex(start);
            throw damaged(
                    "must begin with FPROW and a version from 1 to " + NEWEST_VERSION,
                    begin.isEmpty() ? "no byte" : begin);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(Math.max(AGE_AT, bytes.length - Integer.BYTES));
        if (in.remaining() != Integer.BYTES || checksum(bytes, in.position()) != in.getInt(in.position())) {
            throw damaged("must have the checksum that stands in it", bytes.length + " bytes with another one");
        }
        try {
            FeatureRow row = read(in.position(AGE_AT).limit(bytes.length - Integer.BYTES));
            return version == WITH_QUALITY
                    ? row.withQuality(in.order(ByteOrder.BIG_ENDIAN).getDouble())
                    : row;
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw damaged("must hold as much as its lengths say", bytes.length + " bytes");
        }
    }

    private static FeatureRow read(ByteBuffer in) {
        Instant time = Instant.ofEpochMilli(in.getLong() ^ Long.MIN_VALUE);
        long position = in.getLong();
        String contractHash = hash(in);
        String normStatsHash = hash(in);
        String instrument = new String(bytes(in, in.getInt()), StandardCharsets.UTF_8);
        FeatureKey key = new FeatureKey(instrument, contractHash, normStatsHash);
        int features = length(in, in.getInt(), Double.BYTES + Float.BYTES);
        double[] raw = new double[features];
        for (int i = 0; i < features; i++) {
            raw[i] = in.getDouble();
        }
        float[] normalized = floats(in, features);
        double agentPosition = in.getDouble();
        int observed = in.getInt();
        if (observed == NONE) {
            hash(in);
            return FeatureRow.warmingUp(key, time, position, raw, normalized);
        }
        in.order(ByteOrder.LITTLE_ENDIAN);
        ObservationVector observation = ObservationVector.of(floats(in, length(in, observed, Float.BYTES)));
        if (!observation.sha256().equals(hash(in))) {
            throw damaged("must hold the observation whose SHA-256 stands in it", observation.toString());
        }
        return FeatureRow.of(key, time, position, raw, normalized, agentPosition, observation);
    }

    private static float[] floats(ByteBuffer in, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.getFloat();
        }
        return values;
    }

    private static String hash(ByteBuffer in) {
        return HexFormat.of().formatHex(bytes(in, HASH_BYTES));
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        byte[] bytes = new byte[length(in, count, Byte.BYTES)];
        in.get(bytes);
        return bytes;
    }

    /** A count from outside is believed only as far as there are bytes for it. */
    private static int length(ByteBuffer in, int count, int size) {
        if (count < 0 || (long) count * size > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private static StoreException damaged(String rule, String value) {
        return new StoreException(new Fault(ErrorCode.STORE_VALUE_DAMAGED, "row of the online store", rule, value));
    }
}
