// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.raw.EngineCounts;
import io.featureparity.features.state.SnapshotFile;
import io.featureparity.features.state.SnapshotFrame;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The state of an engine between two bars, as a value and as bytes. An engine that is restored from a snapshot
 * continues with the same bits as an engine that never stopped.
 *
 * <p>The bytes, big-endian: magic {@code FPENGINE}, format version, contract hash, statistics hash, bars seen, time of
 * the last bar, length of the state, the state as raw bits of doubles, and the CRC-32C of all that. The policy for bad
 * bars is not in them: the engine that restores the snapshot keeps its own policy.
 *
 * <p>Immutable and thread-safe.
 */
public final class EngineSnapshot {

    /** A state of version 1 has its fields in another order, which follows from the program of the contract. */
    private static final int VERSION = 2;

    private static final SnapshotFrame FRAME = new SnapshotFrame("snapshot", "FPENGINE", VERSION);
    private static final int HASH_BYTES = 32;
    private static final int HEADER_BYTES = 2 * HASH_BYTES + 2 * Long.BYTES + Integer.BYTES;

    private final String contractHash;
    private final String statsHash;
    private final long barsSeen;
    private final long lastTime;
    private final double[] state;

    EngineSnapshot(String contractHash, String statsHash, long barsSeen, long lastTime, double[] state) {
        this.contractHash = contractHash;
        this.statsHash = statsHash;
        this.barsSeen = barsSeen;
        this.lastTime = lastTime;
        this.state = state;
    }

    /**
     * Reads a snapshot from its bytes.
     *
     * @param bytes the bytes from {@link #toBytes()}
     * @return the snapshot
     * @throws SnapshotException if these are not the complete and unaltered bytes of a snapshot of this format
     */
    public static EngineSnapshot parse(byte[] bytes) {
        ByteBuffer in = FRAME.open(bytes, HEADER_BYTES);
        String contractHash = SnapshotFrame.hash(in);
        String statsHash = SnapshotFrame.hash(in);
        long barsSeen = in.getLong();
        long lastTime = in.getLong();
        int length = in.getInt();
        long excess = in.remaining() - (long) length * Double.BYTES;
        FRAME.require(
                length >= 0 && excess == 0,
                ErrorCode.SNAPSHOT_LENGTH,
                "must have the length that follows from its " + length + " fields, " + (bytes.length - excess)
                        + " bytes",
                bytes.length + " bytes");
        FRAME.requireChecksum(bytes);
        return new EngineSnapshot(contractHash, statsHash, barsSeen, lastTime, SnapshotFrame.state(in, length));
    }

    /** {@return the snapshot as bytes, to be read by {@link #parse(byte[])}} */
    public byte[] toBytes() {
        ByteBuffer out = FRAME.begin(HEADER_BYTES + state.length * Double.BYTES);
        SnapshotFrame.putHash(out, contractHash);
        SnapshotFrame.putHash(out, statsHash);
        out.putLong(barsSeen).putLong(lastTime);
        SnapshotFrame.putState(out, state);
        return SnapshotFrame.end(out);
    }

    /**
     * Saves the snapshot to a file in one step: if the machine stops at any time, the file has its complete old content
     * or its complete new content.
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
    public static EngineSnapshot load(Path file) {
        return parse(SnapshotFile.read(file));
    }

    /** {@return the hash of the engine's contract} */
    public String contractHash() {
        return contractHash;
    }

    /** {@return the hash of the statistics that the engine normalised with} */
    public String statsHash() {
        return statsHash;
    }

    /** {@return how many bars the engine had taken in} */
    public long barsSeen() {
        return barsSeen;
    }

    /** {@return the time of the last bar, or nothing if there was none} */
    public Optional<Instant> lastTime() {
        return barsSeen == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastTime));
    }

    double[] state() {
        return state;
    }

    void requireTakenUnder(String engineContractHash, String engineStatsHash, int stateLength) {
        FRAME.require(
                contractHash.equals(engineContractHash),
                ErrorCode.SNAPSHOT_CONTRACT,
                "must be taken under the engine's contract, " + engineContractHash,
                contractHash);
        FRAME.require(
                statsHash.equals(engineStatsHash),
                ErrorCode.SNAPSHOT_STATISTICS,
                "must be taken with the engine's statistics, " + engineStatsHash,
                statsHash);
        FRAME.require(
                state.length == stateLength,
                ErrorCode.SNAPSHOT_LENGTH,
                "must hold the " + stateLength + " fields of the engine",
                state.length + " fields");
    }

    /** Refuses a state that the header describes differently. {@code RawEngine.restore} has checked the state itself. */
    void requireSameAsItSays(EngineCounts counts, long stateTime) {
        FRAME.require(
                barsSeen >= 0 && barsSeen == counts.bars() && lastTime == stateTime,
                ErrorCode.SNAPSHOT_STATE,
                "must hold the state after " + barsSeen + " bars, the last at " + lastTime + " ms",
                counts.bars() + " bars, the last at " + stateTime + " ms");
    }

    /** Snapshots are equal if all their bits are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EngineSnapshot that && Arrays.equals(toBytes(), that.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }

    @Override
    public String toString() {
        return "snapshot after " + barsSeen + " bars (contract " + contractHash + ", statistics " + statsHash + ")";
    }
}
