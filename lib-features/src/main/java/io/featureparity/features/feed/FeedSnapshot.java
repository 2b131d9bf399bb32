// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.state.SnapshotFile;
import io.featureparity.features.state.SnapshotFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The state of a {@link MarketFeed} between two bars, as a value and as bytes. It holds the {@link EngineSnapshot} of
 * the engine, the bar since which each macro value is seen, and the last bar. A feed that is restored from a snapshot
 * continues with the same bits as a feed that never stopped. To take in a late bar after all, restore a snapshot from
 * before that bar and start again from there.
 *
 * <p>The bytes, big-endian: magic {@code FPFEED00}, format version, length and UTF-8 of the policy's name, length and
 * bytes of the engine's snapshot, length of the feed's state, the state as raw bits of doubles, and the CRC-32C of all
 * that. A feed that judges quality writes format version 2: after the feed's state follows that of its quality meter, in
 * the same form. Other feeds write version 1, and read both.
 *
 * <p>Immutable and thread-safe.
 */
public final class FeedSnapshot {

    private static final SnapshotFrame FRAME = new SnapshotFrame("feed snapshot", "FPFEED00", 1);
    private static final int WITH_QUALITY = 2;
    private static final int LENGTHS = 3 * Integer.BYTES;

    private final EngineSnapshot engine;
    private final String policy;
    private final double[] feedState;
    /** Empty if the feed judges no quality. */
    private final double[] qualityState;

    FeedSnapshot(EngineSnapshot engine, String policy, double[] feedState, double[] qualityState) {
        this.engine = engine;
        this.policy = policy;
        this.feedState = feedState;
        this.qualityState = qualityState;
    }

    /**
     * Reads a snapshot from its bytes.
     *
     * @param bytes the bytes from {@link #toBytes()}
     * @return the snapshot
     * @throws SnapshotException if these are not the complete and unaltered bytes of a snapshot of this format
     */
    public static FeedSnapshot parse(byte[] bytes) {
        ByteBuffer in = FRAME.open(bytes, LENGTHS, WITH_QUALITY);
        FRAME.requireChecksum(bytes);
        String policy = new String(part(in), StandardCharsets.UTF_8);
        EngineSnapshot engine = EngineSnapshot.parse(part(in));
        double[] feedState = SnapshotFrame.state(in, length(in, Double.BYTES));
        double[] qualityState = SnapshotFrame.versionOf(bytes) < WITH_QUALITY
                ? new double[0]
                : SnapshotFrame.state(in, length(in, Double.BYTES));
        FRAME.require(
                in.remaining() == 0,
                ErrorCode.SNAPSHOT_LENGTH,
                "must end after its state",
                in.remaining() + " bytes more");
        return new FeedSnapshot(engine, policy, feedState, qualityState);
    }

    private static byte[] part(ByteBuffer in) {
        byte[] part = new byte[length(in, Byte.BYTES)];
        in.get(part);
        return part;
    }

    /** Reads how many pieces of a size come next, which must be there. */
    private static int length(ByteBuffer in, int size) {
        int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
        FRAME.require(
                length >= 0 && (long) length * size <= in.remaining(),
                ErrorCode.SNAPSHOT_LENGTH,
                "must hold as much as its lengths say",
                length + " of " + size + " bytes");
        return length;
    }

    /** {@return the snapshot as bytes, to be read by {@link #parse(byte[])}} */
    public byte[] toBytes() {
        byte[] name = policy.getBytes(StandardCharsets.UTF_8);
        byte[] ofEngine = engine.toBytes();
        int length = LENGTHS + name.length + ofEngine.length + feedState.length * Double.BYTES;
        boolean judged = qualityState.length > 0;
        ByteBuffer out = judged
                ? FRAME.begin(length + Integer.BYTES + qualityState.length * Double.BYTES, WITH_QUALITY)
                : FRAME.begin(length);
        out.putInt(name.length).put(name);
        out.putInt(ofEngine.length).put(ofEngine);
        SnapshotFrame.putState(out, feedState);
        if (judged) {
            SnapshotFrame.putState(out, qualityState);
        }
        return SnapshotFrame.end(out);
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
     * @throws SnapshotException if it cannot be read or is not a complete and unaltered snapshot
     */
    public static FeedSnapshot load(Path file) {
        return parse(SnapshotFile.read(file));
    }

    /** {@return the snapshot of the engine alone} */
    public EngineSnapshot engine() {
        return engine;
    }

    /** {@return the name of the policy that the feed used} */
    public String policy() {
        return policy;
    }

    double[] feedState() {
        return feedState;
    }

    double[] qualityState() {
        return qualityState;
    }

    void requireTakenUnder(String feedPolicy, int stateLength) {
        FRAME.require(
                policy.equals(feedPolicy),
                ErrorCode.SNAPSHOT_POLICY,
                "must be taken under the feed's policy, " + feedPolicy,
                policy);
        FRAME.require(
                feedState.length == stateLength,
                ErrorCode.SNAPSHOT_LENGTH,
                "must hold the " + stateLength + " fields of a feed like this one, with or without a series",
                feedState.length + " fields");
    }

    /** Snapshots are equal if all their bits are equal. */
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
}
