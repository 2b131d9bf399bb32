// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import java.time.Duration;
import java.util.OptionalLong;

/** How many bars should have come by now. Nights and days without session count nothing. */
public final class OverdueBars {

    /** More are not counted: a feed that is months behind is as much behind as one that is weeks behind. */
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
     * Gives the first expected bar after a time, if it is overdue: its end, and then the patience, are over.
     *
     * @param calendar when bars are expected
     * @param barMinutes how long a bar is
     * @param after a time, such as that of the last bar, in milliseconds since 1970-01-01T00:00Z
     * @param now what time it is, in milliseconds since 1970-01-01T00:00Z
     * @param patience how long after its end a bar may come
     * @return the time of this bar; nothing if it is not overdue, or the calendar does not cover one of the times and so nothing is known
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
