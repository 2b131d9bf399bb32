// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.state.StateLayout;

/**
 * The bar that was taken in last: its time, which the engine remembers, and its values as they came, which stand in the feed's
 * state. What was dropped or refused never was.
 */
final class LastBar {

    private static final int PRICES = 4;

    private final FeatureEngine engine;
    private final double[] state;
    private final int at;
    private final int macroAt;
    private final int macroCount;

    /** Gives out the places of the values. */
    static int layOut(StateLayout layout, int macroCount) {
        return layout.numbers(Double.NaN, PRICES + macroCount);
    }

    LastBar(FeatureEngine engine, double[] state, int at, int macroCount) {
        this.engine = engine;
        this.state = state;
        this.at = at;
        this.macroAt = at + PRICES;
        this.macroCount = macroCount;
    }

    /** Whether there was one. */
    boolean isThere() {
        return engine.barsSeen() > 0;
    }

    /** Its time in milliseconds. */
    long time() {
        return engine.lastMillis();
    }

    void remember(BarBuffer bar) {
        state[at] = bar.open();
        state[at + 1] = bar.high();
        state[at + 2] = bar.low();
        state[at + 3] = bar.close();
        for (int i = 0; i < macroCount; i++) {
            state[macroAt + i] = bar.macro(i);
        }
    }

    boolean hasPricesOf(BarBuffer bar) {
        return isSame(state[at], bar.open())
                && isSame(state[at + 1], bar.high())
                && isSame(state[at + 2], bar.low())
                && isSame(state[at + 3], bar.close());
    }

    boolean hasMacroOf(BarBuffer bar) {
        for (int i = 0; i < macroCount; i++) {
            if (!isSame(state[macroAt + i], bar.macro(i))) {
                return false;
            }
        }
        return true;
    }

    /** Lets a bar see the macro values that this one saw. */
    void showMacroTo(BarBuffer bar) {
        for (int i = 0; i < macroCount; i++) {
            bar.setMacro(i, state[macroAt + i]);
        }
    }

    /** Absent is the same as absent. */
    private static boolean isSame(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }
}
