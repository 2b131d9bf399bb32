// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import java.time.Instant;

/**
 * A period of time, both ends included.
 *
 * @param first its first millisecond since 1970-01-01T00:00Z; {@link Long#MIN_VALUE} for no beginning
 * @param last its last millisecond; {@link Long#MAX_VALUE} for no end
 */
public record Period(long first, long last) {

    /** All times. */
    public static final Period ALL = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    /**
     * Says whether a time is in this period.
     *
     * @param millis the time, in milliseconds since 1970-01-01T00:00Z
     * @return whether the time is in it
     */
    public boolean holds(long millis) {
        return millis >= first && millis <= last;
    }

    /** {@return from when to when} */
    @Override
    public String toString() {
        String from = first == Long.MIN_VALUE
                ? "the beginning"
                : Instant.ofEpochMilli(first).toString();
        String to =
                last == Long.MAX_VALUE ? "the end" : Instant.ofEpochMilli(last).toString();
        return "from " + from + " to " + to;
    }
}
