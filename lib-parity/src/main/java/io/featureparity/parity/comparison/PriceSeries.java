// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.Arrays;
import java.util.List;

/**
 * The closing prices of the bars that were compared, to be shown above a feature. Immutable. Up to {@value #MOST_POINTS}
 * bars it holds all of them. With more bars it holds all those around the first divergences; from each other bucket of
 * {@link #barsPerBucket()} bars it holds those with the lowest and the highest price, and both ends.
 */
public final class PriceSeries {

    static final int MOST_POINTS = 50_000;

    private final long width;
    private final long[] bars;
    private final double[] closes;
    private final List<Window> windows;

    /** Bars that are kept as they are. */
    record Window(long from, long to) {
        boolean holds(long bar) {
            return bar >= from && bar <= to;
        }
    }

    /** Keeps the arrays. */
    PriceSeries(long width, long[] bars, double[] closes, List<Window> windows) {
        this.width = width;
        this.bars = bars;
        this.closes = closes;
        this.windows = windows;
    }

    /** {@return a series without prices: none are known} */
    public static PriceSeries none() {
        return new PriceSeries(1, new long[0], new double[0], List.of());
    }

    /** {@return the number of bars in a bucket, of which only the extremes are kept; 1 if all bars are kept} */
    public long barsPerBucket() {
        return width;
    }

    /** {@return how many bars are kept here} */
    public int size() {
        return bars.length;
    }

    /**
     * A bar's index.
     *
     * @param point which of the kept bars, from 0
     * @return its index among all bars
     */
    public long bar(int point) {
        return bars[point];
    }

    /**
     * A bar's price.
     *
     * @param point which of the kept bars, from 0
     * @return its closing price
     */
    public double close(int point) {
        return closes[point];
    }

    /**
     * Makes a series with wider buckets, to save space.
     *
     * @param most the largest number of bars, without those around the first divergences, which are always kept
     * @return this series if it has no more bars, or else one that is thinned
     */
    public PriceSeries thinnedTo(int most) {
        PriceSeries fewer = this;
        while (fewer.size() > most && fewer.isThinner()) {
            fewer = fewer.thinned(Math.max(fewer.width, 4) * 2);
        }
        return fewer;
    }

    private boolean isThinner() {
        return bars[bars.length - 1] / width > bars[0] / width;
    }

    PriceSeries thinned(long newWidth) {
        long[] keptBars = new long[bars.length];
        double[] keptCloses = new double[bars.length];
        int kept = 0;
        int begin = 0;
        while (begin < bars.length) {
            int end = begin + 1;
            while (end < bars.length && bars[end] / newWidth == bars[begin] / newWidth) {
                end++;
            }
            int lowest = begin;
            int highest = begin;
            for (int i = begin; i < end; i++) {
                lowest = closes[i] < closes[lowest] ? i : lowest;
                highest = closes[i] > closes[highest] ? i : highest;
            }
            for (int i = begin; i < end; i++) {
                if (i == begin || i == end - 1 || i == lowest || i == highest || isWhole(bars[i])) {
                    keptBars[kept] = bars[i];
                    keptCloses[kept++] = closes[i];
                }
            }
            begin = end;
        }
        return new PriceSeries(newWidth, Arrays.copyOf(keptBars, kept), Arrays.copyOf(keptCloses, kept), windows);
    }

    private boolean isWhole(long bar) {
        for (Window window : windows) {
            if (window.holds(bar)) {
                return true;
            }
        }
        return false;
    }
}
