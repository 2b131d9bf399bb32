// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.checkpoint.CheckpointFolder;
import io.featureparity.audit.checkpoint.CheckpointPlace;
import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.features.model.Model;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The settings of an {@link AuditLog} before it is opened. */
public final class AuditLogBuilder {

    static final int LONGEST_NAME = 200;

    private static final int MOST_PLACES = 1 << 20;
    private static final long MOST_WAITING = 1L << 30;
    private static final int CHECKPOINT_EVERY = 10_000;
    private static final long LEAST_SEGMENT = 1 << 16;
    private static final Duration SHORTEST_AGE = Duration.ofHours(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(36_500);

    private final Path folder;
    private final String name;
    private final Model model;
    private final LongSupplier wallClock;

    private Durability durability = Durability.every(Duration.ofSeconds(1));
    private WhenFull whenFull = WhenFull.dropAndCount();
    private long segmentBytes = 64L << 20;
    private boolean bySession = true;
    private boolean packs = true;
    private Retention retention = Retention.ALL;
    private int stateBars = Integer.MAX_VALUE;
    private int places = 1 << 13;
    private Duration closing = Duration.ofSeconds(30);
    private AuditSettings.@Nullable Signing signing;

    AuditLogBuilder(Path folder, String name, Model model, LongSupplier wallClock) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.name = Objects.requireNonNull(name, "name");
        this.model = Objects.requireNonNull(model, "model");
        this.wallClock = Objects.requireNonNull(wallClock, "wallClock");
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c <= ' ')) {
            throw AuditFaults.setting(
                    "name of the log", "must have 1 to " + LONGEST_NAME + " characters and no spaces", name);
        }
        model.stats(); // observations need statistics, and so does a log of them
    }

    /**
     * Says when records are on the disk. If it is not said: every second.
     *
     * @param chosen when
     * @return this
     */
    public AuditLogBuilder durability(Durability chosen) {
        durability = Objects.requireNonNull(chosen, "durability");
        return this;
    }

    /**
     * Says what a call does that finds no room for its record. If it is not said: it drops the record and counts it.
     *
     * @param chosen what it does
     * @return this
     */
    public AuditLogBuilder whenFull(WhenFull chosen) {
        whenFull = Objects.requireNonNull(chosen, "whenFull");
        return this;
    }

    /**
     * Says how large a segment may become; the record that reaches this size is its last but one. If it is not said: 64 MiB.
     *
     * @param bytes the size, at least 64 KiB
     * @return this
     */
    public AuditLogBuilder segmentBytes(long bytes) {
        if (bytes < LEAST_SEGMENT) {
            throw AuditFaults.setting("segment size", "must be at least " + LEAST_SEGMENT, Long.toString(bytes));
        }
        segmentBytes = bytes;
        return this;
    }

    /**
     * Says whether each session of the contract begins another segment. If it is not said, it does.
     *
     * @param chosen whether it does
     * @return this
     */
    public AuditLogBuilder segmentForEachSession(boolean chosen) {
        bySession = chosen;
        return this;
    }

    /**
     * Says whether closed segments are packed by zstd while the writer has nothing else to do. If it is not said, they are.
     *
     * @param chosen whether they are
     * @return this
     */
    public AuditLogBuilder packSegments(boolean chosen) {
        packs = chosen;
        return this;
    }

    /**
     * Deletes old segments: when a segment is begun, the oldest ones go, but for the newest of those that are closed. No segment
     * goes whose records are not all counted by a checkpoint, and each header says where the log begins since. If nothing of the
     * kind is said, no segment is deleted; of several such settings, each deletes.
     *
     * @param closedSegments how many closed segments stay
     * @return this
     */
    public AuditLogBuilder keepSegments(int closedSegments) {
        AuditFaults.requireAtLeastOne("segments to keep", closedSegments);
        retention = retention.segments(closedSegments);
        return this;
    }

    /**
     * Deletes old segments as {@link #keepSegments} does: the oldest ones go until the files of those that are closed take no more
     * than so many bytes. A segment that was just closed is not packed yet.
     *
     * @param closedBytes how many bytes closed segments take at most
     * @return this
     */
    public AuditLogBuilder keepBytes(long closedBytes) {
        AuditFaults.requireAtLeastOne("bytes to keep", closedBytes);
        retention = retention.bytes(closedBytes);
        return this;
    }

    /**
     * Deletes old segments as {@link #keepSegments} does: a segment goes when all in it is older, by the wall time of the first
     * observation that was served behind it.
     *
     * @param age how long records stay at least, an hour or more
     * @return this
     */
    public AuditLogBuilder keepFor(Duration age) {
        if (age.compareTo(SHORTEST_AGE) < 0 || age.compareTo(LONGEST_AGE) > 0) {
            throw AuditFaults.setting("age to keep", "must be an hour to 36,500 days", age.toString());
        }
        retention = retention.age(age);
        return this;
    }

    /**
     * Saves the state of an engine after every so many bars too, and not only at the first bar of each session.
     *
     * @param bars how many bars
     * @return this
     */
    public AuditLogBuilder stateEveryBars(int bars) {
        AuditFaults.requireAtLeastOne("bars between states", bars);
        stateBars = bars;
        return this;
    }

    /**
     * Says how many records can wait for the writer. If it is not said: 8192, about 3 MB for the built-in contract.
     *
     * @param records how many; rounded up to a power of two
     * @return this
     */
    public AuditLogBuilder waitingRecords(int records) {
        AuditFaults.requireAtLeastOne("waiting records", records);
        if (records > MOST_PLACES) {
            throw AuditFaults.setting("waiting records", "must be at most " + MOST_PLACES, Integer.toString(records));
        }
        places = Math.max(2, Integer.highestOneBit(records) == records ? records : Integer.highestOneBit(records) << 1);
        return this;
    }

    /**
     * Says how long closing waits for the disk. If it is not said: 30 seconds.
     *
     * @param patience how long
     * @return this
     */
    public AuditLogBuilder closeWithin(Duration patience) {
        AuditFaults.requirePositive("patience of closing", patience);
        closing = patience;
        return this;
    }

    /**
     * Keeps checkpoints: when a segment ends, when the log is closed, and after every 10,000 records.
     *
     * @param signer signs them
     * @param place where they are kept, outside of the log
     * @return this
     * @throws io.featureparity.contract.error.AuditLogException if the place is inside of the log
     */
    public AuditLogBuilder checkpoints(CheckpointSigner signer, CheckpointPlace place) {
        return checkpoints(signer, place, CHECKPOINT_EVERY);
    }

    /**
     * Keeps checkpoints; see {@link #checkpoints(CheckpointSigner, CheckpointPlace)}.
     *
     * @param signer signs them
     * @param place where they are kept, outside of the log
     * @param every after how many records
     * @return this
     * @throws io.featureparity.contract.error.AuditLogException if the place is inside of the log
     */
    public AuditLogBuilder checkpoints(CheckpointSigner signer, CheckpointPlace place, int every) {
        AuditFaults.requireAtLeastOne("records between checkpoints", every);
        if (place instanceof CheckpointFolder inside
                && inside.folder()
                        .toAbsolutePath()
                        .normalize()
                        .startsWith(folder.toAbsolutePath().normalize())) {
            throw AuditFaults.setting(
                    "place of checkpoints",
                    "must be outside of the log's folder, " + folder,
                    inside.folder().toString());
        }
        signing = new AuditSettings.Signing(signer, place, every);
        return this;
    }

    AuditSettings settings() {
        if (!retention.equals(Retention.ALL) && signing == null) {
            throw AuditFaults.setting(
                    "segments to keep",
                    "must come with checkpoints: no segment is deleted without one",
                    "no checkpoints");
        }
        AuditSettings settings = new AuditSettings(
                name,
                model,
                wallClock,
                durability,
                whenFull,
                segmentBytes,
                bySession,
                packs,
                retention,
                stateBars,
                places,
                closing,
                signing);
        long waiting = (long) places * settings.layout().observationHash();
        if (waiting > MOST_WAITING) {
            throw AuditFaults.setting(
                    "waiting records", "must take no more than " + MOST_WAITING + " bytes", waiting + " bytes");
        }
        return settings;
    }

    /**
     * Opens the log. It goes on where it ended. After a crash, what is no whole record is cut from its end; the next header says
     * how much.
     *
     * @return the log
     * @throws io.featureparity.contract.error.AuditLogException if another writer has it, it was damaged, it is not the log of
     *     the newest checkpoint, or its files cannot be read or written
     */
    public AuditLog open() {
        return AuditLog.open(folder, settings());
    }
}
