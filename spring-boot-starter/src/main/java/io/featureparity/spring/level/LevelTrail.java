// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

import io.featureparity.audit.AuditLog;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Takes transitions of the level to the audit log of the application, once for each instrument. While the log cannot be written they wait,
 * and the service is read-only.
 */
final class LevelTrail implements LevelListener, LevelWatch {

    static final String CONDITION = "audit log";

    /** The oldest are left out first. */
    private static final int MOST = 1000;

    private final ObjectProvider<AuditLog> log;
    private final ObjectProvider<ServiceLevels> levels;
    private final List<String> instruments;
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();

    LevelTrail(ObjectProvider<AuditLog> log, ObjectProvider<ServiceLevels> levels, List<String> instruments) {
        this.log = log;
        this.levels = levels;
        this.instruments = instruments;
    }

    @Override
    public void changed(LevelTransition transition) {
        add(transition);
        tryToWrite();
    }

    private synchronized void add(LevelTransition transition) {
        for (String instrument : instruments) {
            if (waiting.size() == MOST) {
                waiting.poll();
            }
            waiting.add(new Entry(instrument, transition));
        }
    }

    /** Hands over what waits. */
    private synchronized void write() {
        AuditLog to = log.getIfUnique();
        if (to == null) {
            waiting.clear();
            return;
        }
        for (Entry next = waiting.peek(); next != null; next = waiting.peek()) {
            LevelTransition change = next.transition();
            to.instrument(next.instrument())
                    .levelChanged(
                            change.from().number(),
                            change.to().number(),
                            change.time().toEpochMilli(),
                            change.reason());
            waiting.poll();
        }
    }

    /** A log whose writer has stopped records no decision, so nothing new is decided. */
    @Override
    public void look() {
        AuditLog watched = log.getIfUnique();
        if (watched == null) {
            return;
        }
        Optional<String> stopped = watched.counts().stoppedBy();
        if (stopped.isPresent()) {
            levels.getObject().raise(CONDITION, ServiceLevel.READ_ONLY, stopped.get());
        } else {
            tryToWrite();
            levels.getObject().clear(CONDITION);
        }
    }

    private void tryToWrite() {
        try {
            write();
        } catch (AuditLogException stoppedOrFull) {
            return; // they wait for the next look
        }
    }

    /** A transition that an instrument's log lacks. */
    private record Entry(String instrument, LevelTransition transition) {}
}
