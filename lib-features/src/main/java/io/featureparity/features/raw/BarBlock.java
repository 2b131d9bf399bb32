// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.program.Block;
import io.featureparity.features.program.Folded;
import java.util.Arrays;

/**
 * Consecutive bars in reusable columns, and the values that an engine computes from them. A caller fills {@link #time},
 * {@link #volume} and each {@link #column}, from row 0 on; the same bars are refused as with a {@link BarBuffer}.
 *
 * <p>Not thread-safe.
 */
public final class BarBlock {

    private final Block block;
    private final BarBuffer bar;
    private final double[] scratch;
    private final double[] macro;
    private final double[] folded;
    private int takenAsAbsent;
    private int outsideHighLow;

    BarBlock(RawFeatures features) {
        int columns = BarLayout.PRICES + features.macroColumns().size();
        block = features.blocks().block(columns);
        bar = BarBuffer.of(features.macroColumns());
        scratch = new double[block.room()];
        macro = new double[block.room()];
        folded = new double[block.room()];
    }

    /** {@return how many bars the block has room for} */
    public int room() {
        return block.room();
    }

    /** {@return the times of the bars, in milliseconds since 1970-01-01T00:00Z} */
    public long[] time() {
        return block.time();
    }

    /** {@return their volumes, NaN where not known} */
    public double[] volume() {
        return block.volume();
    }

    /**
     * Gives a column that formulas can read.
     *
     * @param place the place of the column: that of {@link BarLayout} for a price, then those of the macro values
     * @return the column, NaN where absent
     */
    public double[] column(int place) {
        return block.bar(place);
    }

    /**
     * Gives the values of a feature at the bars that were taken in last.
     *
     * @param feature the index of a feature
     * @return its values
     */
    public double[] value(int feature) {
        return block.output(feature);
    }

    /** {@return room for one double per bar; the content means nothing after the next call} */
    public double[] scratch() {
        return scratch;
    }

    Block block() {
        return block;
    }

    /** How many bars of {@link #admit} were bad and taken as absent. */
    int takenAsAbsent() {
        return takenAsAbsent;
    }

    /** How many good bars of {@link #admit} have an open or a close outside of high and low. */
    int outsideHighLow() {
        return outsideHighLow;
    }

    /**
     * Finds the bars up to the first one that is refused, and clears in them what no formula may see.
     *
     * @param count how many bars are filled in
     * @param last the time of the bar before
     * @param any whether there was one
     * @param badBars what to do with a bad bar
     * @return how many may be taken in
     */
    int admit(int count, long last, boolean any, BadPrices badBars) {
        takenAsAbsent = 0;
        outsideHighLow = 0;
        int inOrder = inOrder(count, last, any);
        weigh(inOrder);
        if (Folded.isNotNegative(scratch, folded) && (bar.macroCount() == 0 || Folded.isFinite(macro, folded))) {
            return inOrder; // as is often so
        }
        for (int row = 0; row < inOrder; row++) {
            boolean usual = scratch[row] >= 0 && (macro[row] == 0 || macroIsGood(row));
            if (!usual && !admitUnusual(row, badBars)) {
                return row;
            }
        }
        return inOrder;
    }

    /** How many bars there are before the first one that is not after the one before it. */
    private int inOrder(int count, long last, boolean any) {
        long[] time = block.time();
        if (any && time[0] <= last) {
            return 0;
        }
        for (int row = 1; row < count; row++) {
            if (time[row] <= time[row - 1]) {
                return row;
            }
        }
        return count;
    }

    /**
     * Finds how far open and close are inside of high and low, and these inside of what a price can be, not below 0 where all is
     * as usual; and what is 0 where all macro values are there. It says only which bars need no second look, in loops that the JIT turns into vectors.
     */
    private void weigh(int count) {
        double[] open = block.bar(BarLayout.OPEN);
        double[] high = block.bar(BarLayout.HIGH);
        double[] low = block.bar(BarLayout.LOW);
        double[] close = block.bar(BarLayout.CLOSE);
        for (int row = 0; row < count; row++) {
            double above = Math.min(open[row] - low[row], close[row] - low[row]);
            double below = Math.min(high[row] - open[row], high[row] - close[row]);
            double possible = Math.min(low[row] - Double.MIN_VALUE, Double.MAX_VALUE - high[row]);
            scratch[row] = Math.min(Math.min(above, below), possible);
        }
        Arrays.fill(macro, 0, count, 0);
        for (int i = 0; i < bar.macroCount(); i++) {
            double[] column = block.bar(BarLayout.PRICES + i);
            for (int row = 0; row < count; row++) {
                macro[row] += column[row] * 0; // NaN of an absent and of an infinite value
            }
        }
    }

    private boolean macroIsGood(int row) {
        for (int i = 0; i < bar.macroCount(); i++) {
            if (Double.isInfinite(block.bar(BarLayout.PRICES + i)[row])) {
                return false;
            }
        }
        return true;
    }

    private boolean admitUnusual(int row, BadPrices badBars) {
        read(row, bar);
        if (bar.isGood()) {
            outsideHighLow += bar.isOutsideHighLow() ? 1 : 0;
            return true;
        }
        if (badBars == BadPrices.REFUSE) {
            return false;
        }
        bar.turnBadIntoAbsent();
        for (int place = 0; place < BarLayout.PRICES + bar.macroCount(); place++) {
            block.bar(place)[row] = bar.value(place);
        }
        takenAsAbsent++;
        return true;
    }

    /**
     * Fills a buffer with one of the bars.
     *
     * @param row the row of the bar
     * @param into the buffer, for the same macro columns
     */
    public void read(int row, BarBuffer into) {
        into.set(
                block.time()[row],
                block.bar(BarLayout.OPEN)[row],
                block.bar(BarLayout.HIGH)[row],
                block.bar(BarLayout.LOW)[row],
                block.bar(BarLayout.CLOSE)[row],
                block.volume()[row]);
        for (int i = 0; i < into.macroCount(); i++) {
            into.setMacro(i, block.bar(BarLayout.PRICES + i)[row]);
        }
    }
}
