// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;

/** Reads where a component logs its events. */
public final class EventSettings {

    private EventSettings() {}

    /**
     * Reads the setting {@code events}.
     *
     * @param settings the settings
     * @return true for events of SLF4J, false for lines on standard error, the default
     * @throws ComponentException if it is neither {@code lines} nor {@code slf4j}
     */
    public static boolean givesEvents(Settings settings) {
        String events = settings.text("events", "lines");
        if (!events.equals("lines") && !events.equals("slf4j")) {
            throw new ComponentException(
                    new Fault(ErrorCode.COMPONENT_SETTING, Place.setting("events"), "must be lines or slf4j", events));
        }
        return events.equals("slf4j");
    }
}
