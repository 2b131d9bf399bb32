// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import java.nio.file.Path;

/**
 * Where the audit log of a component is.
 *
 * @param folder the folder of the log, which holds nothing else
 * @param name the name of the log; each log has its own
 */
public record AuditLogSettings(Path folder, String name) {

    /**
     * Reads the settings that begin with {@code audit}.
     *
     * @param settings the settings
     * @param usual the name of the log if the settings give none; spaces become hyphens
     * @return the folder and the name
     * @throws io.featureparity.contract.error.ComponentException if the folder is missing
     */
    public static AuditLogSettings of(Settings settings, String usual) {
        return new AuditLogSettings(
                settings.path("audit.folder"), settings.text("audit.name", usual.replaceAll("\\s", "-")));
    }
}
