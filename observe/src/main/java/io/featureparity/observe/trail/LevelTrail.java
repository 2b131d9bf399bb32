// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.trail;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.InstrumentLog;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes transitions of the level to the audit log. While the log cannot be written, transitions wait, so the log later says
 * what happened meanwhile. If too many wait, the oldest are left out and counted, and the next record says how many are missing
 * before it.
 *
 * <p>A log gets each transition once. If a transition was not proven to be on the disk, the next log gets it too.
 *
 * <p>Thread-safe. {@link #write} waits for the disk; {@link #changed} does not.
 */
public final class LevelTrail implements LevelListener {

    /** With a transition in each second, a quarter of an hour. */
    static final int MOST = 1000;

    private final String instrument;
    private final Consumer<AuditLog> sync;
    private final ArrayDeque<LevelTransition> waiting = new ArrayDeque<>();

    /** The number of the first transition that waits; the first one of all has the number 0. */
    private long head;

    /** All transitions below this number are on the disk, or a record on the disk says that they are missing. */
    private long done;

    private long leftOut;

    /** Guards what stands below, also while the disk is waited for. */
    private final Object writer = new Object();

    private @Nullable AuditLog last;

    /** The log that was written last got all transitions below this number. */
    private volatile long given;

    /** What is written in one go. */
    private record Batch(long first, List<LevelTransition> changes, long missing) {

        long end() {
            return first + changes.size();
        }

        String reason(int index) {
            String reason = changes.get(index).reason();
            return index > 0 || missing == 0 ? reason : "behind " + missing + " changes that are left out: " + reason;
        }
    }

    /**
     * Makes a trail that keeps all transitions from now on.
     *
     * @param instrument the instrument that the service serves
     */
    public LevelTrail(String instrument) {
        this(instrument, log -> log.sync(AuditTrail.PATIENCE));
    }

    /** Takes what waits until all that a log was given is on the disk. */
    LevelTrail(String instrument, Consumer<AuditLog> sync) {
        this.instrument = instrument;
        this.sync = sync;
    }

    @Override
    public synchronized void changed(LevelTransition transition) {
        if (waiting.size() == MOST) {
            waiting.poll();
            leftOut += head < given ? 0 : 1; // a log that has it may yet prove it
            head++;
        }
        waiting.add(transition);
    }

    /**
     * Writes the transitions that wait, and returns when they are on the disk. Without a log nothing has to wait.
     *
     * @param to the log that is written now; nothing if the service has none
     * @throws AuditLogException if not all of them are on the disk; these go on waiting
     */
    public void write(Optional<AuditLog> to) {
        synchronized (writer) {
            AuditLog log = to.orElse(null);
            if (log != last) {
                last = log;
                giveUpWhatWasNotProven();
            }
            Batch next = next(given);
            if (next.changes().isEmpty()) {
                return;
            }
            if (log != null) {
                write(next, log);
            }
            written(next);
        }
    }

    /** The log before has what it was given, but may have lost it. */
    private synchronized void giveUpWhatWasNotProven() {
        leftOut += Math.max(0, Math.min(head, given) - done);
        given = 0;
    }

    private void write(Batch batch, AuditLog log) {
        InstrumentLog records = log.instrument(instrument);
        for (int i = (int) Math.max(0, given - batch.first());
                i < batch.changes().size();
                i++) {
            LevelTransition change = batch.changes().get(i);
            records.levelChanged(
                    change.from().number(), change.to().number(), change.time().toEpochMilli(), batch.reason(i));
            given = batch.first() + i + 1;
        }
        sync.accept(log);
    }

    private synchronized Batch next(long had) {
        return new Batch(head, List.copyOf(waiting), Math.max(0, head - Math.max(done, had)));
    }

    /** Others may have come meanwhile, and pushed some of these out. */
    private synchronized void written(Batch batch) {
        done = batch.end();
        while (head < done) {
            waiting.poll();
            head++;
        }
    }

    /** {@return how many transitions are not in the log yet, and wait until it can be written} */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** {@return how many transitions were left out, since too many waited: no log has proven that it has them} */
    public synchronized long leftOut() {
        return leftOut;
    }
}
