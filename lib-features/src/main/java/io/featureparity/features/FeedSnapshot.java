// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The state of a {@link MarketFeed} between two bars, as a value and as bytes: the engine's {@link EngineSnapshot}, since
 * which bar each macro value is seen, and the last bar. A feed that is restored from it goes on with the same bits as one
 * that never stopped; it is also where to begin again when a late bar has to be taken in after all.
 *
 * <p>The bytes, big-endian: magic {@code FPFEED00}, format version, length and UTF-8 of the policy's name, length and
 * bytes of the engine's snapshot, length of the feed's state, the state as raw bits of doubles, and the CRC-32C of all
 * that.
 *
 * <p>Immutable and thread-safe.
 */
public final class FeedSnapshot {

    private static final long MAGIC = 0x4650_4645_4544_3030L; // "FPFEED00"
    private static final int VERSION = 1;
    private static final int FIXED_BYTES = Long.BYTES + 5 * Integer.BYTES;
    private static final String WHERE = "feed snapshot";

    private final EngineSnapshot engine;
    private final String policy;
    private final double[] feedState;

    FeedSnapshot(EngineSnapshot engine, String policy, double[] feedState) {
        this.engine = engine;
        this.policy = policy;
        this.feedState = feedState;
    }

    /**
     * Reads a snapshot from its bytes.
     *
     * @param bytes what {@link #toBytes()} gave
     * @return the snapshot
     * @throws SnapshotException if these are not the whole and unaltered bytes of a snapshot of this format
     */
    public static FeedSnapshot parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        require(bytes.length >= FIXED_BYTES, ErrorCode.SNAPSHOT_LENGTH, "must hold a header", bytes.length + " bytes");
        long magic = in.getLong();
        require(magic == MAGIC, ErrorCode.SNAPSHOT_MAGIC, "must begin with FPFEED00", "0x" + Long.toHexString(magic));
        int version = in.getInt();
        require(
                version == VERSION,
                ErrorCode.SNAPSHOT_VERSION,
                "must be of format version " + VERSION,
                Integer.toString(version));
        int checksum = in.getInt(bytes.length - Integer.BYTES);
        int actual = checksum(bytes, bytes.length - Integer.BYTES);
        require(
                checksum == actual,
                ErrorCode.SNAPSHOT_CHECKSUM,
                "must have the CRC-32C that stands at its end, 0x" + Integer.toHexString(checksum),
                "0x" + Integer.toHexString(actual));
        String policy = new String(part(in, Byte.BYTES), StandardCharsets.UTF_8);
        EngineSnapshot engine = EngineSnapshot.parse(part(in, Byte.BYTES));
        ByteBuffer state = ByteBuffer.wrap(part(in, Double.BYTES));
        require(
                in.remaining() == Integer.BYTES,
                ErrorCode.SNAPSHOT_LENGTH,
                "must end after its state",
                (in.remaining() - Integer.BYTES) + " bytes more");
        double[] feedState = new double[state.remaining() / Double.BYTES];
        for (int i = 0; i < feedState.length; i++) {
            feedState[i] = Double.longBitsToDouble(state.getLong());
        }
        return new FeedSnapshot(engine, policy, feedState);
    }

    private static byte[] part(ByteBuffer in, int size) {
        long room = in.remaining() - (long) Integer.BYTES;
        int length = room < Integer.BYTES ? -1 : in.getInt();
        require(
                length >= 0 && (long) length * size <= in.remaining() - (long) Integer.BYTES,
                ErrorCode.SNAPSHOT_LENGTH,
                "must hold as much as its lengths say",
                length + " of " + size + " bytes");
        byte[] part = new byte[length * size];
        in.get(part);
        return part;
    }

    /** {@return the snapshot as bytes, to be read by {@link #parse(byte[])}} */
    public byte[] toBytes() {
        byte[] name = policy.getBytes(StandardCharsets.UTF_8);
        byte[] ofEngine = engine.toBytes();
        ByteBuffer out =
                ByteBuffer.allocate(FIXED_BYTES + name.length + ofEngine.length + feedState.length * Double.BYTES);
        out.putLong(MAGIC).putInt(VERSION);
        out.putInt(name.length).put(name);
        out.putInt(ofEngine.length).put(ofEngine);
        out.putInt(feedState.length);
        for (double field : feedState) {
            out.putLong(Double.doubleToRawLongBits(field));
        }
        out.putInt(checksum(out.array(), out.position()));
        return out.array();
    }

    /**
     * Saves the snapshot to a file in one step; see {@link EngineSnapshot#save(Path)}.
     *
     * @param file the file, which may exist
     * @throws SnapshotException if it cannot be written; an existing file is then as it was
     */
    public void save(Path file) {
        SnapshotFile.write(file, toBytes());
    }

    /**
     * Loads a snapshot from a file.
     *
     * @param file the file
     * @return the snapshot
     * @throws SnapshotException if it cannot be read or is not the whole and unaltered snapshot
     */
    public static FeedSnapshot load(Path file) {
        return parse(SnapshotFile.read(file));
    }

    /** {@return the snapshot of the engine alone} */
    public EngineSnapshot engine() {
        return engine;
    }

    /** {@return the name of the policy that the feed went by} */
    public String policy() {
        return policy;
    }

    double[] feedState() {
        return feedState;
    }

    void requireTakenUnder(String feedPolicy, int stateLength) {
        require(
                policy.equals(feedPolicy),
                ErrorCode.SNAPSHOT_POLICY,
                "must be taken under the feed's policy, " + feedPolicy,
                policy);
        require(
                feedState.length == stateLength,
                ErrorCode.SNAPSHOT_LENGTH,
                "must hold the " + stateLength + " fields of a feed like this one, with or without a series",
                feedState.length + " fields");
    }

    /** Snapshots are equal if every bit of theirs is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FeedSnapshot that && Arrays.equals(toBytes(), that.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }

    @Override
    public String toString() {
        return "feed under policy " + policy + ", " + engine;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void require(boolean holds, ErrorCode code, String rule, String value) {
        if (!holds) {
            throw new SnapshotException(new Fault(code, WHERE, rule, value));
        }
    }
}
