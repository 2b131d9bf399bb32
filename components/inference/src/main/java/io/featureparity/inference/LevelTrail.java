// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.audit.AuditLog;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Takes transitions of the level to the audit log. While the log cannot be written they wait: so the log says later what happened while it
 * was away. One that was not proven to be on the disk is written again.
 */
final class LevelTrail implements LevelListener {

    /** With a transition in each second, a quarter of an hour. The oldest are left out first. */
    private static final int MOST = 1000;

    private final String instrument;
    private final ArrayDeque<LevelTransition> waiting = new ArrayDeque<>();

    LevelTrail(String instrument) {
        this.instrument = instrument;
    }

    @Override
    public synchronized void changed(LevelTransition transition) {
        if (waiting.size() == MOST) {
            waiting.poll();
        }
        waiting.add(transition);
    }

    /** Writes what waits, until it is on the disk. Called by one thread. */
    void write(Optional<AuditLog> to) {
        List<LevelTransition> next = waiting();
        if (next.isEmpty()) {
            return;
        }
        to.ifPresent(log -> {
            for (LevelTransition change : next) {
                log.instrument(instrument)
                        .levelChanged(
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
