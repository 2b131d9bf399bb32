// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.flink.record.InstrumentBar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bars of one instrument that are held back until the watermark has passed their times, in the order of these, and of
 * one time in the order in which they came.
 *
 * <p>Not thread-safe.
 */
public final class HeldBars {

    private static final int FIRST_CAPACITY = 4;

    private InstrumentBar[] bars;
    private int from;
    private int until;

    /** Holds nothing yet. */
    public HeldBars() {
        bars = new InstrumentBar[FIRST_CAPACITY];
    }

    /** A copy; the bars themselves never change. */
    HeldBars(HeldBars other) {
        bars = Arrays.copyOfRange(other.bars, other.from, Math.max(other.until, other.from + FIRST_CAPACITY));
        until = other.until - other.from;
    }

    /** {@return how many bars are held} */
    public int size() {
        return until - from;
    }

    /** {@return the time of the earliest bar, or {@code Long.MAX_VALUE} if none is held} */
    public long earliest() {
        return from == until ? Long.MAX_VALUE : bars[from].time();
    }

    /**
     * Holds a bar.
     *
     * @param bar the bar
     */
    public void add(InstrumentBar bar) {
        makeRoom();
        int at = until;
        while (at > from && bars[at - 1].time() > bar.time()) {
            bars[at] = bars[at - 1];
            at--;
        }
        bars[at] = bar;
        until++;
    }

    private void makeRoom() {
        if (until < bars.length) {
            return;
        }
        int size = size();
        InstrumentBar[] roomy = size <= bars.length / 2 ? bars : new InstrumentBar[2 * size];
        System.arraycopy(bars, from, roomy, 0, size);
        if (roomy == bars) {
            Arrays.fill(bars, size, until, null);
        }
        bars = roomy;
        from = 0;
        until = size;
    }

    /**
     * Gives up the bars of the earliest time.
     *
     * @return them, in the order in which they came; none if none is held
     */
    public List<InstrumentBar> takeEarliest() {
        if (from == until) {
            return List.of();
        }
        long time = bars[from].time();
        if (from + 1 == until || bars[from + 1].time() != time) {
            return List.of(take());
        }
        List<InstrumentBar> taken = new ArrayList<>();
        while (from < until && bars[from].time() == time) {
            taken.add(take());
        }
        return taken;
    }

    private InstrumentBar take() {
        InstrumentBar bar = bars[from];
        bars[from] = null;
        from++;
        return bar;
    }

    /** The bars in their order. */
    List<InstrumentBar> all() {
        return Arrays.asList(bars).subList(from, until);
    }
}
