// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.SessionClock;
import io.featureparity.contract.TradingSession;

/**
 * The times at which the bars of each day start, whether or not the day has a session. They are counted in elapsed time
 * from the day's opening. A day has as many bars as fit whole between its opening and its closing, so a change of the
 * clock within a session changes how many they are. Immutable.
 */
final class SessionGrid {

    private static final long MILLIS_OF_MINUTE = 60_000;
    /** Where the clock never changes, all days have as many bars as this one. */
    private static final long ANY_DAY = 0;

    private static final int CHANGING = -1;

    private final SessionClock clock;
    private final int barMinutes;
    private final long bar;
    private final int barsOfEveryDay;

    SessionGrid(TradingSession session, int barMinutes) {
        this.clock = session.clock();
        this.barMinutes = barMinutes;
        this.bar = barMinutes * MILLIS_OF_MINUTE;
        this.barsOfEveryDay = clock.neverChanges() ? barsBetweenOpeningAndClosing(ANY_DAY) : CHANGING;
    }

    private int barsBetweenOpeningAndClosing(long day) {
        return (int) ((clock.closing(day, barMinutes) - clock.opening(day)) / bar);
    }

    /** The day on which a time falls. */
    long dayOf(long time) {
        return clock.dayOf(time);
    }

    /** How many bars a day has; none if the clock skips its session. */
    int bars(long day) {
        return barsOfEveryDay == CHANGING ? barsBetweenOpeningAndClosing(day) : barsOfEveryDay;
    }

    /** When the first bar of a day starts. */
    long first(long day) {
        return clock.opening(day);
    }

    /** When the last bar of a day starts, which has bars. */
    long last(long day) {
        return timeOf(day, bars(day) - 1);
    }

    /** When a bar of a day starts, counted from 0. */
    long timeOf(long day, int place) {
        return first(day) + place * bar;
    }

    /** Which bar of its day a bar is, counted from 0. */
    int placeOf(long day, long barTime) {
        return (int) ((barTime - first(day)) / bar);
    }

    /** Whether a time is not before the first bar of a day starts and not after the last one does. */
    boolean isBetweenFirstAndLast(long day, long time) {
        long first = first(day);
        return time >= first && time <= first + (bars(day) - 1) * bar;
    }

    /** Whether a time is a whole number of bars before or after the opening of its day. */
    boolean isOnGrid(long time) {
        return Math.floorMod(time - first(dayOf(time)), bar) == 0;
    }

    /** The first time after another that is a whole number of bars before or after the opening of its day. */
    long nextOnGrid(long time) {
        long day = dayOf(time);
        long sinceOpening = Math.floorDiv(time - first(day), bar) + 1;
        long next = first(day) + sinceOpening * bar;
        if (clock.neverChanges()) {
            return next; // a bar divides a day, so the grid goes on over midnight
        }
        while (dayOf(next) > day) {
            day++;
            long begin = clock.beginning(day);
            next = begin + Math.floorMod(first(day) - begin, bar);
        }
        return next;
    }

    /** The calendar day on which the session of a day opens. */
    long openingDay(long day) {
        return clock.openingDay(day);
    }
}
