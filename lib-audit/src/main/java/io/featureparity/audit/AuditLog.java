// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.storage.DiskFolder;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.model.Model;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the log of all that a service serves. One service has one log for a model, and the log has an {@link
 * InstrumentLog} for each instrument. Callers copy their records into a ring; one thread of the log hashes and writes
 * them.
 *
 * <p>Thread-safe; an {@link InstrumentLog} is not. Close it after the last call.
 */
public final class AuditLog implements AutoCloseable {

    private final AuditSettings settings;
    private final LogFolder folder;
    private final Closeable lock;
    private final RecordRing ring;
    private final LogWriter writer;
    private final List<InstrumentLog> instruments = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private final @Nullable Thread thread;

    /** Set by the writer's thread at its end, and by who waits for it no longer; whoever comes second gives the lock back. */
    private final AtomicBoolean left = new AtomicBoolean();

    private boolean closed;

    private AuditLog(AuditSettings settings, LogFolder folder, Closeable lock, boolean threaded) {
        this.settings = settings;
        this.folder = folder;
        this.lock = lock;
        this.ring = new RecordRing(settings.places(), settings.layout().observationHash());
        this.writer = new LogWriter(settings, folder, ring, instruments, dropped);
        this.thread = threaded ? new Thread(this::write, "audit log " + settings.name()) : null;
    }

    /**
     * Begins the settings of a log.
     *
     * @param folder the folder of the log, which must hold nothing else
     * @param name the name of the log, a different one for each log, such as {@code example.com/usdcop}
     * @param model what is served
     * @param wallClock the clock that says when something was served, in milliseconds since 1970-01-01T00:00Z; a service gives
     *     {@code System::currentTimeMillis}
     * @return the settings
     */
    public static AuditLogBuilder in(Path folder, String name, Model model, LongSupplier wallClock) {
        return new AuditLogBuilder(folder, name, model, wallClock);
    }

    static AuditLog open(Path folder, AuditSettings settings) {
        DiskFolder disk = new DiskFolder(folder);
        try {
            disk.make();
        } catch (IOException e) {
            throw AuditFaults.unwritable(Place.file(folder), e);
        }
        return open(disk, settings, true);
    }

    /** Opens a log; without a thread, whoever has opened it lets the writer work. */
    static AuditLog open(LogFolder folder, AuditSettings settings, boolean threaded) {
        Closeable lock = lock(folder);
        boolean opened = false;
        try {
            AuditLog log = new AuditLog(settings, folder, lock, threaded);
            log.writer.open();
            if (log.thread != null) {
                log.thread.setDaemon(true); // a service that forgets to close its log can end all the same
                log.thread.start();
            }
            opened = true;
            return log;
        } catch (IOException e) {
            throw AuditFaults.unwritable(folder.place(""), e);
        } finally {
            if (!opened) {
                giveBack(lock);
            }
        }
    }

    private static Closeable lock(LogFolder folder) {
        try {
            Closeable lock = folder.lock();
            if (lock != null) {
                return lock;
            }
        } catch (IOException e) {
            throw AuditFaults.unwritable(folder.place(DiskFolder.LOCK), e);
        }
        throw AuditFaults.of(new Fault(
                ErrorCode.AUDIT_LOCKED,
                folder.place(DiskFolder.LOCK),
                "a log must have one writer; close the other one, or write to another folder",
                "locked by another writer"));
    }

    private static void giveBack(Closeable lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw AuditFaults.unwritable(Place.named(DiskFolder.LOCK), e);
        }
    }

    private void write() {
        try {
            writer.run();
        } finally {
            if (left.getAndSet(true)) {
                giveBack(lock); // nobody has waited so long
            }
        }
    }

    /**
     * Gives the log of an instrument, always the same one for the same name.
     *
     * @param name the instrument, 1 to 200 characters
     * @return its log
     * @throws AuditLogException if the name is empty or too long
     */
    public InstrumentLog instrument(String name) {
        synchronized (instruments) {
            Optional<InstrumentLog> known =
                    instruments.stream().filter(log -> log.name().equals(name)).findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            if (name.isEmpty() || name.length() > AuditLogBuilder.LONGEST_NAME) {
                throw AuditFaults.setting(
                        "instrument", "must have 1 to " + AuditLogBuilder.LONGEST_NAME + " characters", name);
            }
            InstrumentLog log = new InstrumentLog(this, name, instruments.size());
            instruments.add(log);
            return log;
        }
    }

    // ---- for the logs of instruments

    AuditSettings settings() {
        return settings;
    }

    RecordRing ring() {
        return ring;
    }

    LogWriter writer() {
        return writer;
    }

    /** Gives a place for a record, or -1 if the record is dropped. */
    long claim() {
        if (!settings.whenFull().drops()) {
            return claimOrThrow();
        }
        long ticket = writer.hasEnded() ? -1 : ring.claim();
        if (ticket < 0) {
            dropped.incrementAndGet();
        }
        return ticket;
    }

    /** Gives a place for a record that is not dropped, whatever the settings say. */
    long claimOrThrow() {
        if (writer.hasEnded()) {
            throw writer.stopped();
        }
        long ticket = ring.claim();
        if (ticket >= 0) {
            return ticket;
        }
        if (settings.whenFull().blocks()) {
            return writer.waitForPlace(settings.whenFull().patience());
        }
        throw LogWriter.full(ring.capacity());
    }

    /** Says that a place is filled; waits where every record has to be durable. */
    void handedOver(long ticket) {
        writer.wake(ticket);
        if (settings.durability().waits() && thread != null) {
            writer.waitUntilDurable(ticket + 1, settings.durability().patience());
        }
    }

    // ---- for the service

    /**
     * Waits until all records that were handed over are on the disk.
     *
     * @param patience how long to wait at most
     * @return the number in the log of the last of these records; -1 if none was handed over since the log was opened
     * @throws AuditLogException if it takes longer, or the writer has stopped
     */
    public long sync(Duration patience) {
        writer.askForSync();
        writer.waitUntilDurable(ring.handedOver(), patience);
        return writer.newest();
    }

    /** {@return the name of the log} */
    public String name() {
        return settings.name();
    }

    /** {@return how far the log has come} */
    public AuditCounts counts() {
        return writer.counts(dropped.get());
    }

    /**
     * Writes all records that were handed over, ends the segment, makes a checkpoint, and releases the lock. If the disk takes
     * longer than this call waits, the lock is released when the writer has ended; until then nobody can open the log.
     *
     * @throws AuditLogException if not all records are on the disk, or the last checkpoint could not be kept
     */
    @Override
    public void close() {
        synchronized (instruments) {
            if (closed) {
                return;
            }
            closed = true;
        }
        writer.askToEnd();
        if (thread == null) {
            writer.run();
        } else {
            join(thread);
        }
        giveBack(lock);
        writer.requireEndedWell();
    }

    private void join(Thread ending) {
        try {
            ending.join(settings.closing().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!left.getAndSet(true)) {
            throw LogWriter.notDurable(folder.place(""), settings.closing());
        }
    }

    /** {@return the name and the folder} */
    @Override
    public String toString() {
        return "audit log " + settings.name() + " in " + folder.place("");
    }
}
