// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the prices of bars for a {@link PriceSeries}, within bounds. */
final class PriceRecorder {

    /** As many bars before a first divergence, and from it on, are never thinned: more than the page zooms to. */
    static final int WHOLE_BEFORE = 64;

    static final int WHOLE_AFTER = 192;

    /** As many first divergences have their bars kept whole; together they are far below the bound. */
    private static final int MOST_WINDOWS = 64;

    private static final int FIRST_CAPACITY = 256;
    private static final long FIRST_WIDTH = 8;

    private final List<PriceSeries.Window> windows = new ArrayList<>();
    private int size;
    private long[] bars = new long[FIRST_CAPACITY];
    private double[] closes = new double[FIRST_CAPACITY];
    private long width = 1;

    void add(long bar, double close) {
        if (size == PriceSeries.MOST_POINTS) {
            thin();
        }
        if (size == bars.length) {
            int larger = Math.min(size * 2, PriceSeries.MOST_POINTS);
            bars = Arrays.copyOf(bars, larger);
            closes = Arrays.copyOf(closes, larger);
        }
        bars[size] = bar;
        closes[size++] = close;
    }

    /** At the bar that was added last, something diverges for the first time. */
    void keepAround() {
        if (size == 0 || windows.size() == MOST_WINDOWS) {
            return;
        }
        long bar = bars[size - 1];
        long from = bars[Math.max(0, size - 1 - WHOLE_BEFORE)];
        boolean known = windows.stream().anyMatch(window -> window.holds(bar) && window.to() == bar + WHOLE_AFTER);
        if (!known) {
            windows.add(new PriceSeries.Window(from, bar + WHOLE_AFTER));
        }
    }

    private void thin() {
        width = Math.max(width, FIRST_WIDTH / 2);
        PriceSeries all = kept(recent());
        while (all.size() > PriceSeries.MOST_POINTS / 2) {
            width *= 2;
            all = all.thinned(width);
        }
        size = all.size();
        for (int i = 0; i < size; i++) {
            bars[i] = all.bar(i);
            closes[i] = all.close(i);
        }
    }

    /** Any of the bars to come may be a first divergence, and any of these just before it. */
    private List<PriceSeries.Window> recent() {
        List<PriceSeries.Window> whole = new ArrayList<>(windows);
        whole.add(new PriceSeries.Window(bars[size - WHOLE_BEFORE - 1], Long.MAX_VALUE));
        return whole;
    }

    private PriceSeries kept(List<PriceSeries.Window> whole) {
        return new PriceSeries(width, Arrays.copyOf(bars, size), Arrays.copyOf(closes, size), whole);
    }

    PriceSeries series() {
        PriceSeries all = kept(List.copyOf(windows));
        return width == 1 ? all : all.thinned(width);
    }
}
