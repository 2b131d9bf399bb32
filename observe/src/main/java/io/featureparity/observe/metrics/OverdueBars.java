// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.features.session.TradingCalendar;
import java.time.Duration;

/** How many bars should have come by now. Nights and days without session count nothing. */
final class OverdueBars {

    /** More are not counted: a feed that is months behind is as much behind as one that is weeks behind. */
    static final int MOST = 1000;

    private OverdueBars() {}

    /** Counts the expected bars after a time that have ended by now. */
    static int count(TradingCalendar calendar, int barMinutes, long after, long now) {
        long length = Duration.ofMinutes(barMinutes).toMillis();
        int count = 0;
        for (long bar = calendar.nextBarTime(after);
                bar + length <= now && count < MOST;
                bar = calendar.nextBarTime(bar)) {
            count++;
        }
        return count;
    }
}
