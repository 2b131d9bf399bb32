// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Says how to treat times without a zone. Only the writer of the file knows which zone was meant, so this library never
 * guesses one.
 *
 * @param zone the zone that they are in; null to refuse them
 * @param advice more text for the message of the refusal, such as which option to use; may be empty
 */
public record ZonelessTimes(@Nullable ZoneId zone, String advice) {

    /** {@return the rule that times without a zone are in UTC} */
    public static ZonelessTimes readAsUtc() {
        return new ZonelessTimes(ZoneOffset.UTC, "");
    }

    /**
     * Reads times without a zone as local times of a zone. A time that its clocks skip or show twice is refused.
     *
     * @param zone the zone that they are in
     * @return the rule that times without a zone are in that zone
     */
    public static ZonelessTimes readIn(ZoneId zone) {
        return new ZonelessTimes(zone, "");
    }

    /** {@return the rule that times without a zone are refused} */
    public static ZonelessTimes refused() {
        return refused("");
    }

    /**
     * Refuses times without a zone, and says what to do.
     *
     * @param advice what to do
     * @return the rule that times without a zone are refused, with this advice
     */
    public static ZonelessTimes refused(String advice) {
        return new ZonelessTimes(null, advice);
    }

    /** {@return whether they are read as UTC} */
    public boolean areUtc() {
        return ZoneOffset.UTC.equals(zone);
    }
}
