// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import io.featureparity.audit.AuditLog;
import io.featureparity.features.model.Model;
import io.featureparity.observe.trail.AuditTrail;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The audit log in the folder that a property names. */
record FolderTrail(Path folder, String name, InstantSource clock) implements AuditTrail {

    @Override
    public Optional<AuditLog> open(Model model) {
        return AuditTrail.in(folder, name, clock).open(model);
    }
}
