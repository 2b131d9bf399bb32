// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.state.LongInState;
import io.featureparity.features.state.StateLayout;

/**
 * The last bar with usable prices and the returns before it: what jumps and stuck prices are measured against. A return is
 * {@code close / earlier close - 1}. A return that is judged is never among those that it is held against.
 *
 * <p>Only returns of bars right after each other are kept. One that is too far away is kept as the farthest that is allowed: a
 * single jump must not hide the next one, and prices that move more from now on must not be jumps for ever.
 */
final class PriceHistory {

    // Places, counted from where the history begins.
    private static final int THERE = 0;
    private static final int TIME = 1;
    private static final int PRICES = 2;
    private static final int RUN = PRICES + BarLayout.PRICES;
    private static final int COUNT = RUN + 1;
    private static final int OLDEST = COUNT + 1;
    private static final int RETURNS = OLDEST + 1;

    private final QualityBounds bounds;
    private final long barMillis;
    private final double[] state;
    private final int at;

    /** Reserves the places of a history in the state. */
    static int layOut(StateLayout layout, QualityBounds bounds) {
        int first = layout.count(1);
        layout.wholeLong();
        layout.numbers(Double.NaN, BarLayout.PRICES);
        layout.count(StateLayout.ANY_COUNT);
        layout.count(bounds.window());
        layout.count(bounds.window() - 1);
        layout.numbers(0, bounds.window());
        return first;
    }

    PriceHistory(QualityBounds bounds, long barMillis, double[] state, int at) {
        this.bounds = bounds;
        this.barMillis = barMillis;
        this.state = state;
        this.at = at;
    }

    /** Gives the rules that a bar with usable prices breaks, and goes on from it; a bar that is not later than the last is left out. */
    int look(BarBuffer bar) {
        boolean there = state[at + THERE] != 0;
        if (there && bar.time() <= LongInState.get(state, at + TIME)) {
            return 0;
        }
        int broken = there ? jump(bar) | stuck(bar) : 0;
        if (!there) {
            state[at + RUN] = 1;
        }
        state[at + THERE] = 1;
        LongInState.put(bar.time(), state, at + TIME);
        for (int i = 0; i < BarLayout.PRICES; i++) {
            state[at + PRICES + i] = bar.value(i);
        }
        return broken;
    }

    private int stuck(BarBuffer bar) {
        boolean same = true;
        for (int i = 0; i < BarLayout.PRICES; i++) {
            same &= Double.doubleToLongBits(bar.value(i)) == Double.doubleToLongBits(state[at + PRICES + i]);
        }
        double run = same ? Math.min(state[at + RUN] + 1, StateLayout.ANY_COUNT) : 1;
        state[at + RUN] = run;
        return run >= bounds.stuckBars() ? QualityRule.PRICE_STUCK.bit() : 0;
    }

    private int jump(BarBuffer bar) {
        double change = bar.close() / state[at + PRICES + BarLayout.CLOSE] - 1;
        boolean next = bar.time() - LongInState.get(state, at + TIME) == barMillis;
        int count = (int) state[at + COUNT];
        if (count < bounds.leastReturns()) {
            if (next) {
                keep(change, count);
            }
            return 0;
        }
        double mean = mean(count);
        double deviation = Math.max(deviation(count, mean), bounds.smallestDeviation());
        double most = (next ? bounds.deviations() : bounds.deviationsAfterGap()) * deviation;
        double distance = change - mean;
        boolean tooFar = Math.abs(distance) > most;
        if (next) {
            keep(tooFar ? mean + Math.copySign(most, distance) : change, count);
        }
        return tooFar ? QualityRule.PRICE_JUMP.bit() : 0;
    }

    /** The mean of the returns, added up from the oldest to the newest. */
    private double mean(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += kept(i, count);
        }
        return sum / count;
    }

    /** Their sample deviation: squared distances added up in the same order, divided by one less than their number. */
    private double deviation(int count, double mean) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double distance = kept(i, count) - mean;
            sum += distance * distance;
        }
        return StrictMath.sqrt(sum / (count - 1));
    }

    /** A return by its age, the oldest first. */
    private double kept(int index, int count) {
        int place = count < bounds.window() ? index : (int) state[at + OLDEST] + index;
        return state[at + RETURNS + (place < bounds.window() ? place : place - bounds.window())];
    }

    private void keep(double change, int count) {
        if (count < bounds.window()) {
            state[at + RETURNS + count] = change;
            state[at + COUNT] = count + 1;
            return;
        }
        int oldest = (int) state[at + OLDEST];
        state[at + RETURNS + oldest] = change;
        state[at + OLDEST] = oldest + 1 == bounds.window() ? 0 : oldest + 1;
    }
}
