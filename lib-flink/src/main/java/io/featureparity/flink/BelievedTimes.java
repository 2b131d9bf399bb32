// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import java.util.function.LongConsumer;

/**
 * Which times of records are believed, so that others may be left behind. A time that is too far ahead of the clock never is. A time
 * that is too far ahead of the last one is believed when a second record is as far ahead: after a real gap all records are. In what is
 * live a time near the clock needs no second record, or the first observation after each weekend would come a bar late.
 */
final class BelievedTimes {

    private final ClockRule clock;
    private final long mostAheadOfLast;
    private long last = Long.MIN_VALUE;
    private boolean live = true;
    private boolean doubts;

    /** The time that waits for a second record, if there is one. */
    private long doubted;

    BelievedTimes(ClockRule clock, long mostAheadOfLast) {
        this.clock = clock;
        this.mostAheadOfLast = mostAheadOfLast;
    }

    /** {@return the latest time that is believed, or {@code Long.MIN_VALUE}} */
    long last() {
        return last;
    }

    /**
     * Hears of a record.
     *
     * @param time its time
     * @param believed receives the times that are believed now: none, this one, or an earlier one too
     */
    void hear(long time, LongConsumer believed) {
        if (clock.isTooFarAhead(time)) {
            return;
        }
        boolean now = isReached(clock.read(), time);
        if (isReached(time, last) || (live && now)) {
            doubts = false;
            live = now;
            believe(time, believed);
        } else if (doubts) {
            long later = Math.max(doubted, time);
            live = false;
            believe(Math.min(doubted, time), believed);
            doubts = !isReached(later, last);
            if (doubts) {
                doubted = later;
            } else {
                believe(later, believed);
            }
        } else {
            doubted = time;
            doubts = true;
        }
    }

    /** {@return whether a time is not too far ahead of one before it} */
    private boolean isReached(long time, long before) {
        return time <= before || time - mostAheadOfLast <= before;
    }

    private void believe(long time, LongConsumer believed) {
        last = Math.max(last, time);
        believed.accept(time);
    }
}
