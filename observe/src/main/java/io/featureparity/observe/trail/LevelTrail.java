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

/**
 * Takes transitions of the level to the audit log. While the log cannot be written they wait: so the log says later what happened while it
 * was away. One that was not proven to be on the disk is written again.
 *
 * <p>Any thread may tell it of transitions. One thread writes.
 */
public final class LevelTrail implements LevelListener {

    /** With a transition in each second, a quarter of an hour. The oldest are left out first. */
    private static final int MOST = 1000;

    private final String instrument;
    private final ArrayDeque<LevelTransition> waiting = new ArrayDeque<>();

    /**
     * Keeps what it hears from now on.
     *
     * @param instrument what the service serves
     */
    public LevelTrail(String instrument) {
        this.instrument = instrument;
    }

    @Override
    public synchronized void changed(LevelTransition transition) {
        if (waiting.size() == MOST) {
            waiting.poll();
        }
        waiting.add(transition);
    }

    /**
     * Writes what waits, until it is on the disk. Without a log nothing has to wait.
     *
     * @param to the log that is written now; nothing if the service has none
     * @throws AuditLogException if not all of it is on the disk; then it waits on
     */
    public void write(Optional<AuditLog> to) {
        List<LevelTransition> next = waiting();
        if (next.isEmpty()) {
            return;
        }
        to.ifPresent(log -> {
            InstrumentLog records = log.instrument(instrument);
            for (LevelTransition change : next) {
                records.levelChanged(
                        change.from().number(),
                        change.to().number(),
                        change.time().toEpochMilli(),
                        change.reason());
            }
            log.sync(AuditTrail.PATIENCE);
        });
        written(next);
    }

    private synchronized List<LevelTransition> waiting() {
        return List.copyOf(waiting);
    }

    /** Others may have come meanwhile, and pushed some of these out. */
    private synchronized void written(List<LevelTransition> done) {
        for (LevelTransition change : done) {
            if (change.equals(waiting.peek())) {
                waiting.poll();
            }
        }
    }
}
