// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Makes the watermarks of one split, and does not tell the generator inside of a time that is too far ahead. A time that is too far
 * ahead of the last one is told when a second record is as far ahead: after a real gap all records are. In a live split
 * a time near the clock needs no second record, or the first observation after each weekend would come a bar late.
 */
final class WatermarkGuard<T> implements WatermarkGenerator<T> {

    private final WatermarkGenerator<T> inner;
    private final ClockRule clock;
    private final long mostAheadOfLast;
    private long last = Long.MIN_VALUE;
    private boolean live = true;
    private boolean doubts;

    /** The time that waits for a second record, if there is one. */
    private long doubted;

    WatermarkGuard(WatermarkGenerator<T> inner, ClockRule clock, long mostAheadOfLast) {
        this.inner = inner;
        this.clock = clock;
        this.mostAheadOfLast = mostAheadOfLast;
    }

    @Override
    public void onEvent(T event, long time, WatermarkOutput output) {
        if (clock.isTooFarAhead(time)) {
            return;
        }
        boolean now = isReached(clock.read(), time);
        if (isReached(time, last) || (live && now)) {
            doubts = false;
            live = now;
            believe(event, time, output);
        } else if (doubts) {
            long later = Math.max(doubted, time);
            live = false;
            believe(event, Math.min(doubted, time), output);
            doubts = !isReached(later, last);
            if (doubts) {
                doubted = later;
            } else {
                believe(event, later, output);
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

    private void believe(T event, long time, WatermarkOutput output) {
        last = Math.max(last, time);
        inner.onEvent(event, time, output);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        inner.onPeriodicEmit(output);
    }
}
