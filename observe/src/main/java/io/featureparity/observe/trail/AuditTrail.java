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

/** Says where the audit log of a service is, and opens it. */
@FunctionalInterface
public interface AuditTrail {

    /** How long a service waits for a record to be on the disk. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Opens the log for a model. It is closed before another model is served. Let it {@linkplain WhenFull#block block} or
     * {@linkplain WhenFull#fail fail} when it is full: by default a log {@linkplain WhenFull#dropAndCount drops} records, and
     * may then lack something that the service gave out.
     *
     * @param model the model that is served
     * @return the log; nothing if the service writes none
     * @throws AuditLogException if it cannot be opened
     */
    Optional<AuditLog> open(Model model);

    /**
     * Says whether a log that has refused something has to be opened again. A log that has stopped writes nothing more. A log
     * that is only slow, or was not waited for, still has what it was given; a new log would get that twice.
     *
     * @param refusal the exception of the log
     * @return whether the log has stopped
     */
    static boolean isOver(AuditLogException refusal) {
        return refusal.code() == ErrorCode.AUDIT_STOPPED;
    }

    /**
     * Makes the trail of a log in a folder of its own.
     *
     * @param folder the folder, which holds nothing else
     * @param name the name of the log; each log has its own
     * @param clock gives the time at which something was served
     * @return the log
     */
    static AuditTrail in(Path folder, String name, InstantSource clock) {
        return model -> Optional.of(AuditLog.in(folder, name, model, clock::millis)
                .whenFull(WhenFull.block(PATIENCE))
                .open());
    }

    /**
     * Makes a trail without a log, for those who only try.
     *
     * @return a trail that opens no log
     */
    static AuditTrail none() {
        return model -> Optional.empty();
    }
}
