// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import java.time.Duration;
import java.util.OptionalLong;

/** Counts the bars that should have come by now. No bars are expected at night or on days without session. */
public final class OverdueBars {

    /** The largest number that is counted. Whether a feed is weeks or months behind makes no difference. */
    public static final int MOST = 1000;

    private OverdueBars() {}

    /**
     * Counts the expected bars after a time that have ended by now.
     *
     * @param calendar when bars are expected
     * @param barMinutes how long a bar is
     * @param after a time, such as that of the last bar, in milliseconds since 1970-01-01T00:00Z
     * @param now what time it is, in milliseconds since 1970-01-01T00:00Z
     * @return how many there are, {@value #MOST} at most
     * @throws io.featureparity.contract.error.InputException if the calendar does not cover one of the times
     */
    public static int count(TradingCalendar calendar, int barMinutes, long after, long now) {
        long length = Duration.ofMinutes(barMinutes).toMillis();
        int count = 0;
        for (long bar = calendar.nextBarTime(after);
                bar + length <= now && count < MOST;
                bar = calendar.nextBarTime(bar)) {
            count++;
        }
        return count;
    }

    /**
     * Gives the first expected bar after a time, if it is overdue: it has ended, and the patience after its end is
     * over.
     *
     * @param calendar when bars are expected
     * @param barMinutes how long a bar is
     * @param after a time, such as that of the last bar, in milliseconds since 1970-01-01T00:00Z
     * @param now what time it is, in milliseconds since 1970-01-01T00:00Z
     * @param patience how long after its end a bar may come
     * @return the time of this bar; empty if it is not overdue, or if the calendar does not cover one of the times, so that nobody
     *     knows
     */
    public static OptionalLong first(
            TradingCalendar calendar, int barMinutes, long after, long now, Duration patience) {
        if (!calendar.covers(after) || !calendar.covers(now)) {
            return OptionalLong.empty();
        }
        long lastMoment = now - patience.toMillis() - 1; // at its last moment a bar is not overdue yet
        return count(calendar, barMinutes, after, lastMoment) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(calendar.nextBarTime(after));
    }
}
