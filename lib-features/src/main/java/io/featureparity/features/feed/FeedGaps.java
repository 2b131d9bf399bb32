// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.Placement;
import io.featureparity.features.session.TradingCalendar;
import java.time.Duration;

/**
 * Which bars are missing between two: a function of the policy and the calendar. The distance is counted in trading time, over
 * nights and days without session, but in clock time under a policy that accepts bars outside of sessions.
 */
final class FeedGaps {

    private final TradingCalendar calendar;
    private final boolean inserts;
    private final boolean inClockTime;
    private final long barMillis;
    private final long longestMillis;

    FeedGaps(BarPolicy policy, TradingCalendar calendar, int barMinutes) {
        this.calendar = calendar;
        this.inserts = policy.insertsBars();
        this.inClockTime = policy.outsideSession() == Placement.ACCEPT;
        this.barMillis = Duration.ofMinutes(barMinutes).toMillis();
        this.longestMillis = Duration.ofMinutes(policy.insertUpToMinutes()).toMillis();
    }

    /** How many bars are to be inserted before one, after the last; 0 where the policy inserts none. */
    int missingBefore(long time, LastBar last) {
        if (!inserts || !last.isThere()) {
            return 0;
        }
        int missing = 0;
        long distance = barMillis;
        for (long at = nextBarTime(last.time()); at < time; at = nextBarTime(at)) {
            missing++;
            distance += barMillis;
            if (distance > longestMillis) {
                return 0;
            }
        }
        return missing;
    }

    /** The time of the bar that is expected after one. */
    long nextBarTime(long time) {
        return inClockTime ? calendar.nextOnGrid(time) : calendar.nextBarTime(time);
    }
}
