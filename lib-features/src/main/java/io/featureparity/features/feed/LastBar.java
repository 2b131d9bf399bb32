// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.state.StateLayout;

/**
 * The last bar that the feed took in, with its values as they came. The engine remembers its time, and the feed's state
 * holds its values. Bars that were dropped or refused are not remembered.
 */
final class LastBar {

    private final FeatureEngine engine;
    private final double[] state;
    private final int at;
    private final int size;

    /** Reserves the places of the values in the state. */
    static int layOut(StateLayout layout, int macroCount) {
        return layout.numbers(Double.NaN, BarLayout.PRICES + macroCount);
    }

    LastBar(FeatureEngine engine, double[] state, int at, int macroCount) {
        this.engine = engine;
        this.state = state;
        this.at = at;
        this.size = BarLayout.PRICES + macroCount;
    }

    /** Whether a bar was taken in at all. */
    boolean isThere() {
        return engine.barsSeen() > 0;
    }

    /** Its time in milliseconds. */
    long time() {
        return engine.lastMillis();
    }

    /**
     * A copy of it, as the calculations saw it. The volume is not remembered, nor what the policy made of a bar in which nothing was
     * traded.
     */
    BarBuffer asSeen() {
        BarBuffer bar = BarBuffer.of(engine.contract().macroColumns());
        bar.set(
                time(),
                state[at + BarLayout.OPEN],
                state[at + BarLayout.HIGH],
                state[at + BarLayout.LOW],
                state[at + BarLayout.CLOSE],
                Double.NaN);
        showMacroTo(bar);
        bar.turnBadIntoAbsent();
        return bar;
    }

    void remember(BarBuffer bar) {
        bar.copyValues(state, at);
    }

    boolean hasPricesOf(BarBuffer bar) {
        return isSame(bar, 0, BarLayout.PRICES);
    }

    boolean hasMacroOf(BarBuffer bar) {
        return isSame(bar, BarLayout.PRICES, size);
    }

    /** Gives a bar the macro values of this one. */
    void showMacroTo(BarBuffer bar) {
        for (int i = BarLayout.PRICES; i < size; i++) {
            bar.setMacro(i - BarLayout.PRICES, state[at + i]);
        }
    }

    /** Whether some values have the same bits; two absent values are the same. */
    private boolean isSame(BarBuffer bar, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Double.doubleToLongBits(state[at + i]) != Double.doubleToLongBits(bar.value(i))) {
                return false;
            }
        }
        return true;
    }
}
