// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.audit.AuditCounts;
import io.featureparity.audit.AuditLog;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.features.model.Model;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.observe.trail.LevelTrail;
import java.util.Optional;

/**
 * Writes changes of level into the audit log of a refresh. A log that cannot be written keeps no features from being computed: the changes
 * wait, and one that has stopped is opened again after a while.
 */
final class RefreshTrail implements AutoCloseable {

    private final AuditTrail audit;
    private final LevelTrail changes;
    private final RefreshListener listener;
    private final Rest rest;
    private Model model;
    private boolean opensAnew;
    private volatile Optional<AuditLog> log;

    private RefreshTrail(RefreshSetup setup, Model model) {
        this.audit = setup.audit();
        this.changes = new LevelTrail(setup.instrument());
        this.listener = setup.listener();
        this.rest = new Rest(setup.ticks());
        this.model = model;
        this.log = audit.open(model);
        setup.levels().listen(changes);
    }

    /**
     * Opens the log.
     *
     * @throws AuditLogException if it cannot be opened
     */
    static RefreshTrail open(RefreshSetup setup, Model model) {
        return new RefreshTrail(setup, model);
    }

    /** The features of another model are computed from now on. */
    void serve(Model next) {
        write();
        model = next;
        opensAnew = true;
        write();
    }

    /** Writes what waits, until it is on the disk. Never throws because of the log. */
    void write() {
        if (rest.lasts()) {
            return;
        }
        try {
            if (opensAnew) {
                open();
            }
            changes.write(log);
        } catch (AuditLogException e) {
            opensAnew |= AuditTrail.isOver(e);
            if (rest.failed()) {
                listener.auditInterrupted(e.faults());
            }
            return;
        }
        if (rest.worked()) {
            listener.auditGoesOn();
        }
    }

    private void open() {
        try {
            log.ifPresent(AuditLog::close);
        } catch (AuditLogException known) {
            // It had failed before, and the changes that it could not write still wait.
        }
        log = audit.open(model);
        opensAnew = false;
    }

    /** Gives how far the log has come, to any thread; nothing if there is none. */
    Optional<AuditCounts> counts() {
        return log.map(AuditLog::counts);
    }

    /** Gives how many changes the log will never have, to any thread. */
    long leftOut() {
        return changes.leftOut();
    }

    /**
     * Writes what waits, and closes the log. One that could not be written is opened again for it.
     *
     * @throws AuditLogException if not all of it is on the disk
     */
    @Override
    public void close() {
        try {
            if (opensAnew && changes.waiting() > 0) {
                open();
            }
            changes.write(log);
        } finally {
            log.ifPresent(AuditLog::close);
        }
    }
}
