// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.trail;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.WhenFull;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.model.Model;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Where the audit log of a service is. */
@FunctionalInterface
public interface AuditTrail {

    /** How long a service waits for a record to be on the disk. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Opens the log for a model. It is closed before another model is served. Let it {@linkplain WhenFull#block block} or
     * {@linkplain WhenFull#fail fail} when it is full: if nothing is said a log {@linkplain WhenFull#dropAndCount drops} records, and may lack
     * what the service gave out.
     *
     * @param model what is served
     * @return the log; nothing if the service writes none
     * @throws AuditLogException if it cannot be opened
     */
    Optional<AuditLog> open(Model model);

    /**
     * Says whether a log has to be opened again that has refused something. One that has stopped writes nothing more. One that is only slow, or
     * was not waited for, has what it was given, and another one would get it twice.
     *
     * @param refusal what the log has thrown
     * @return whether it has stopped
     */
    static boolean isOver(AuditLogException refusal) {
        return refusal.code() == ErrorCode.AUDIT_STOPPED;
    }

    /**
     * A log in a folder of its own.
     *
     * @param folder the folder, which holds nothing else
     * @param name the name of the log, one for each log there is
     * @param clock says when something was served
     * @return the log
     */
    static AuditTrail in(Path folder, String name, InstantSource clock) {
        return model -> Optional.of(AuditLog.in(folder, name, model, clock::millis)
                .whenFull(WhenFull.block(PATIENCE))
                .open());
    }

    /**
     * No log, for those who only try.
     *
     * @return nothing
     */
    static AuditTrail none() {
        return model -> Optional.empty();
    }
}
