// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.error.InputException;
import io.featureparity.features.refusal.BarRefusals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A buffer that an engine keeps for callers who have no {@link BarBuffer} and give a bar value by value. It is made at
 * the first such call, since most engines never get one.
 *
 * <p>Each method fills the same buffer and returns it. Not thread-safe.
 */
public final class LooseBar {

    private final List<String> macroColumns;
    private @Nullable BarBuffer buffer;

    /**
     * Makes a holder for one bar.
     *
     * @param macroColumns the macro columns that bars come with, in their order
     */
    public LooseBar(List<String> macroColumns) {
        this.macroColumns = macroColumns;
    }

    /**
     * Fills in a bar whose volume is not known.
     *
     * @param index how many bars came before it, for the message of a refusal
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param open the open, NaN if absent
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     * @param close the close, NaN if absent
     * @param macro the macro values in the order of the columns, NaN where absent; only read, and not kept
     * @return the buffer
     * @throws InputException if there are not as many macro values as columns
     */
    public BarBuffer of(long index, long time, double open, double high, double low, double close, double[] macro) {
        BarBuffer bar = buffer();
        if (macro.length != bar.macroCount()) {
            throw BarRefusals.macroCount(index, time, bar.macroCount(), macro.length);
        }
        bar.set(time, open, high, low, close, Double.NaN);
        bar.setMacro(macro);
        return bar;
    }

    /**
     * Fills in an absent bar.
     *
     * @param time the time, in milliseconds since 1970-01-01T00:00Z
     * @return the buffer
     */
    public BarBuffer absent(long time) {
        BarBuffer bar = buffer();
        bar.setAbsent(time);
        return bar;
    }

    /**
     * Fills in one of the bars of a block.
     *
     * @param bars the block, for the same macro columns
     * @param row which bar
     * @return the buffer
     */
    public BarBuffer of(BarBlock bars, int row) {
        BarBuffer bar = buffer();
        bars.read(row, bar);
        return bar;
    }

    private BarBuffer buffer() {
        BarBuffer bar = buffer;
        if (bar == null) {
            bar = BarBuffer.of(macroColumns);
            buffer = bar;
        }
        return bar;
    }
}
