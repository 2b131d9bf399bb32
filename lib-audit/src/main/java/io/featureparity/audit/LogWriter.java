// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that takes records out of the ring and writes them. It works in passes: take out all there is, write it, sync it if
 * that is due.
 *
 * <p>Whatever fails stops it for good. Above all a sync: after one that failed nobody knows what is on the disk, and a second one
 * can succeed without writing what the first has lost.
 */
final class LogWriter implements Runnable {

    /** An idle writer looks around so often, in case that a call to wake it came a moment too early. */
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(100);

    private final AuditSettings settings;
    private final RecordRing ring;
    private final LogFiles files;
    private final LogFolder folder;
    private final AtomicLong dropped;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();

    /** How many were taken out of the ring. Other threads only look whether it is time to wake the writer. */
    private volatile long taken;

    private long synced;
    private long saidDropped;

    /** The number of the last record that was handed over and is written. */
    private volatile long newest = -1;

    private volatile long written;
    private volatile long durable;
    private volatile long checkpoints;
    private volatile long failedCheckpoints;
    private volatile long failedPackings;
    private volatile boolean resting;
    private volatile boolean syncAsked;
    private volatile boolean endAsked;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Thread thread;

    LogWriter(
            AuditSettings settings,
            LogFolder folder,
            RecordRing ring,
            List<InstrumentLog> instruments,
            AtomicLong dropped) {
        this.settings = settings;
        this.folder = folder;
        this.ring = ring;
        this.dropped = dropped;
        this.files = new LogFiles(settings, folder, instruments);
    }

    void open() throws IOException {
        files.open();
    }

    // ---- the writer's own thread

    @Override
    public void run() {
        thread = Thread.currentThread();
        boolean last = false;
        while (!last && !ended) {
            last = endAsked; // asked before the pass, so the pass finds all that was handed over before
            pass(last);
            if (!last && !ended) {
                rest();
            }
        }
    }

    /** Writes all that was handed over; gives how many records that were. */
    int pass(boolean last) {
        int count = 0;
        try {
            count = drain();
            if (synced < taken && (last || syncAsked || settings.durability().syncsEachPass())) {
                sync();
            }
            files.checkpointIfDue();
            if (last) {
                files.end();
            } else if (count == 0) {
                files.packSome();
            }
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
        if (last || failure != null) {
            files.close();
            ended = true;
        }
        checkpoints = files.checkpoints();
        failedCheckpoints = files.failedCheckpoints();
        failedPackings = files.failedPackings();
        signal();
        return count;
    }

    private int drain() throws IOException {
        long missing = dropped.get();
        if (missing != saidDropped) {
            files.addDropped(missing);
            saidDropped = missing;
        }
        int count = 0;
        for (long ticket = taken; count < ring.capacity() && ring.isReady(ticket); ticket++) {
            newest = files.add(ring, ticket);
            ring.release(ticket);
            taken = ticket + 1;
            count++;
            if (settings.durability().isDue(taken - synced)) {
                sync();
            }
        }
        files.flush();
        written = taken;
        return count;
    }

    private void sync() throws IOException {
        syncAsked = false;
        files.sync();
        synced = taken;
        durable = taken;
    }

    private void signal() {
        lock.lock();
        try {
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        if (files.isPacking() && !ring.isReady(taken)) {
            return; // there is something to do meanwhile
        }
        resting = true;
        if (!endAsked && !syncAsked && (settings.durability().isPeriodic() || !ring.isReady(taken))) {
            LockSupport.parkNanos(
                    this,
                    settings.durability().isPeriodic()
                            ? settings.durability().period().toNanos()
                            : LONGEST_REST);
        }
        resting = false;
    }

    // ---- those who hand over

    /** Wakes the writer if it has to know of a record at once, or if the ring is half full. */
    void wake(long ticket) {
        if (settings.durability().isPeriodic() ? ticket - taken > ring.capacity() >> 1 : resting) {
            wake();
        }
    }

    private void wake() {
        Thread writer = thread;
        if (resting && writer != null) {
            LockSupport.unpark(writer);
        }
    }

    long waitForPlace(Duration patience) {
        long[] ticket = {-1};
        waitUntil(
                () -> {
                    ticket[0] = ring.claim();
                    return ticket[0] >= 0;
                },
                patience,
                () -> full(ring.capacity()));
        return ticket[0];
    }

    void waitUntilDurable(long count, Duration patience) {
        waitUntil(() -> durable >= count, patience, () -> notDurable(folder.place(""), patience));
    }

    /** Waits for the writer, which says at the end of each pass that something may have changed. */
    private void waitUntil(BooleanSupplier reached, Duration patience, Supplier<AuditLogException> tooLate) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!reached.getAsBoolean()) {
                if (ended) {
                    throw stopped();
                }
                if (left <= 0) {
                    throw tooLate.get();
                }
                wake();
                left = progress.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooLate.get();
        } finally {
            lock.unlock();
        }
    }

    void askForSync() {
        syncAsked = true;
        wake();
    }

    void askToEnd() {
        endAsked = true;
        wake();
    }

    // ---- how it stands

    boolean hasEnded() {
        return ended;
    }

    long newest() {
        return newest;
    }

    AuditCounts counts(long droppedNow) {
        Throwable stoppedBy = failure;
        return new AuditCounts(
                ring.handedOver(),
                written,
                durable,
                newest,
                droppedNow,
                checkpoints,
                failedCheckpoints,
                failedPackings,
                stoppedBy == null ? Optional.empty() : Optional.of(words(stoppedBy)));
    }

    private static String words(Throwable stoppedBy) {
        return stoppedBy instanceof IOException e ? FileTrouble.writing(e) : String.valueOf(stoppedBy.getMessage());
    }

    AuditLogException stopped() {
        Throwable stoppedBy = failure;
        return new AuditLogException(
                List.of(new Fault(
                        ErrorCode.AUDIT_STOPPED,
                        folder.place(""),
                        "must be open to take records; open it again when the cause is gone",
                        stoppedBy == null ? "closed" : "stopped by " + words(stoppedBy))),
                stoppedBy);
    }

    /** Throws if the log was not closed as it should be. */
    void requireEndedWell() {
        if (failure != null) {
            throw stopped();
        }
        files.requireLastCheckpoint();
    }

    static AuditLogException full(int places) {
        return AuditFaults.of(new Fault(
                ErrorCode.AUDIT_RING_FULL,
                Place.named("audit log"),
                "must have a place for the record; the disk is too slow, or too few records may wait",
                places + " records that wait"));
    }

    static AuditLogException notDurable(Place place, Duration patience) {
        return AuditFaults.of(new Fault(
                ErrorCode.AUDIT_NOT_DURABLE,
                place,
                "must have its records on the disk in time",
                "not after " + patience));
    }
}
