// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import io.featureparity.resilience.level.ServiceLevel;
import java.util.Locale;

/** What lowers the level of the service for one instrument. docs/resilience.md says what each means. */
enum Kind {
    /** Too many values were absent, or too many bars were refused. */
    FEATURES(ServiceLevel.READ_ONLY),

    /** Values of the newest bar are absent. */
    VALUES(ServiceLevel.SOURCE_DEGRADED),

    /** A bar is overdue. */
    BARS(ServiceLevel.SOURCE_DEGRADED),

    /** A macro column has had no new value for too long. */
    MACRO(ServiceLevel.SOURCE_DEGRADED),

    /** The bars of the session are not good enough. */
    QUALITY(ServiceLevel.SOURCE_DEGRADED);

    private final ServiceLevel level;

    Kind(ServiceLevel level) {
        this.level = level;
    }

    ServiceLevel level() {
        return level;
    }

    /** The name of the condition. */
    String of(String instrument) {
        return name().toLowerCase(Locale.ROOT) + " of " + instrument;
    }
}
