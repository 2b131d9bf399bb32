// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import java.util.Locale;

/** The kind of quality that a {@link QualityRule} is about. */
public enum QualityDimension {

    /** Whether a row has what a row must have: all prices, and a time of its own at which a bar is expected. */
    SCHEMA,

    /** Whether values are possible. */
    RANGE,

    /** Whether values are there at all. */
    ABSENCE,

    /** Whether values fit each other and those before them. */
    CONSISTENCY,

    /** Whether bars come in order and in time. */
    TIMELINESS,

    /** Whether all bars of a session are there. */
    COMPLETENESS;

    /** {@return the name as documents and reports have it} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
