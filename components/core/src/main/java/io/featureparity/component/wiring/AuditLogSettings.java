// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import java.nio.file.Path;

/**
 * Where the audit log of a component is.
 *
 * @param folder its folder, which holds nothing else
 * @param name its name, one for each log there is
 */
public record AuditLogSettings(Path folder, String name) {

    /**
     * Reads the settings that begin with {@code audit}.
     *
     * @param settings the settings
     * @param usual what the log is called if they do not say it; spaces become hyphens
     * @return what they say
     * @throws io.featureparity.contract.error.ComponentException if the folder is missing
     */
    public static AuditLogSettings of(Settings settings, String usual) {
        return new AuditLogSettings(
                settings.path("audit.folder"), settings.text("audit.name", usual.replaceAll("\\s", "-")));
    }
}
