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
     * Sets when records are forced to the disk. By default, that is every second.
     *
     * @param chosen when they are forced to the disk
     * @return this
     */
    public AuditLogBuilder durability(Durability chosen) {
        durability = Objects.requireNonNull(chosen, "durability");
        return this;
    }

    /**
     * Sets what a call does if there is no room for its record. By default, it drops the record and counts it.
     *
     * @param chosen what the call does
     * @return this
     */
    public AuditLogBuilder whenFull(WhenFull chosen) {
        whenFull = Objects.requireNonNull(chosen, "whenFull");
        return this;
    }

    /**
     * Sets how large a segment may become. The record that reaches this size is the last one before the record that ends the
     * segment. The default is 64 MiB.
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
     * Sets whether each session of the contract begins another segment. By default, it does.
     *
     * @param chosen whether it does
     * @return this
     */
    public AuditLogBuilder segmentForEachSession(boolean chosen) {
        bySession = chosen;
        return this;
    }

    /**
     * Sets whether closed segments are packed by zstd while the writer has nothing else to do. By default, they are.
     *
     * @param chosen whether they are
     * @return this
     */
    public AuditLogBuilder packSegments(boolean chosen) {
        packs = chosen;
        return this;
    }

    /**
     * Deletes old segments: when a segment is begun, only so many closed segments stay, the newest ones. A segment is never
     * deleted before a checkpoint counts all of its records. Each later header says where the log now begins. By default, no
     * segment is deleted; if several such settings are made, a segment is deleted as soon as one of them asks for it.
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
     * Deletes old segments as {@link #keepSegments} does: the oldest ones are deleted until the files of closed segments take no
     * more than so many bytes. A segment that was just closed is not packed yet.
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
     * Deletes old segments as {@link #keepSegments} does: a segment is deleted when all records in it are older than this.
     * Their age counts from the wall time of the first observation that was served after the segment.
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
     * Saves the state of an engine not only at the first bar of each session, but also after every so many bars.
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
     * Sets how many records can wait for the writer. The default is 8192, about 3 MB for the built-in contract.
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
     * Sets how long closing waits for the disk. The default is 30 seconds.
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
     * @param signer signs the checkpoints
     * @param place where the checkpoints are kept, outside of the log
     * @return this
     * @throws io.featureparity.contract.error.AuditLogException if the place is inside of the log
     */
    public AuditLogBuilder checkpoints(CheckpointSigner signer, CheckpointPlace place) {
        return checkpoints(signer, place, CHECKPOINT_EVERY);
    }

    /**
     * Keeps checkpoints after another number of records; see {@link #checkpoints(CheckpointSigner, CheckpointPlace)}.
     *
     * @param signer signs the checkpoints
     * @param place where the checkpoints are kept, outside of the log
     * @param every after how many records a checkpoint is made
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
     * Opens the log. It continues where it ended. After a crash, an incomplete record is cut from its end; the next header says
     * how many bytes were cut.
     *
     * @return the log
     * @throws io.featureparity.contract.error.AuditLogException if another writer has the log, the log was damaged, it is not
     *     the log of the newest checkpoint, or its files cannot be read or written
     */
    public AuditLog open() {
        return AuditLog.open(folder, settings());
    }
}
