// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.audit.AuditLog;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.store.row.RegisteredModel;
import java.util.Optional;

/** The model that is served, loaded, and the log of what it is given. */
record Serving(ServedModel served, DecisionModel model, Optional<AuditLog> log) implements AutoCloseable {

    /** Opens all of it or nothing. */
    static Serving open(InferenceSetup setup, RegisteredModel live) {
        ServedModel served = ServedModel.open(setup.folder(), live);
        setup.feed()
                .feed(setup.instrument(), served.model(), setup.stores().macro()); // refuses a policy that is not there
        DecisionModel model = served.load(setup.loader());
        boolean opened = false;
        try {
            Serving serving = new Serving(served, model, setup.audit().open(served.model()));
            opened = true;
            return serving;
        } finally {
            if (!opened) {
                model.close();
            }
        }
    }

    /** Opens the log again, after it could not be written. The model stays. */
    Serving withLogAnew(InferenceSetup setup) {
        try {
            log.ifPresent(AuditLog::close);
        } catch (AuditLogException known) {
            // It had failed before, and what it could not write was never said to be written.
        }
        return new Serving(served, model, setup.audit().open(served.model()));
    }

    @Override
    public void close() {
        try {
            model.close();
        } finally {
            closeLog();
        }
    }

    /** Closes the log alone. */
    void closeLog() {
        log.ifPresent(AuditLog::close);
    }
}
