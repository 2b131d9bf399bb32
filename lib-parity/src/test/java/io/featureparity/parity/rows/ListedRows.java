// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.parity.golden.GoldenCase;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Bars and expected rows that are already in memory. */
public final class ListedRows implements TimedRows {

    private static final int FIRST_MACRO = 4;

    /** The values of a row by its index. */
    private interface Values {
        double at(int row, int column);
    }

    private final int size;
    private final IntToLongFunction times;
    private final Values values;
    private int row = -1;

    private ListedRows(int size, IntToLongFunction times, Values values) {
        this.size = size;
        this.times = times;
        this.values = values;
    }

    /** The bars of a case: prices, then its macro values, then the agent's position. */
    public static TimedRows bars(GoldenCase golden) {
        return firstBars(golden, golden.bars().size());
    }

    /** So many of the bars of a case. */
    public static TimedRows firstBars(GoldenCase golden, int size) {
        BarColumns bars = golden.bars();
        int position = FIRST_MACRO + golden.contract().macroColumns().size();
        return new ListedRows(size, bars::time, (row, column) -> switch (column) {
            case BarLayout.OPEN -> bars.open(row);
            case BarLayout.HIGH -> bars.high(row);
            case BarLayout.LOW -> bars.low(row);
            case BarLayout.CLOSE -> bars.close(row);
            default -> column == position ? golden.position(row) : bars.macro(column - FIRST_MACRO, row);
        });
    }

    /** What is where in the bars of a case. */
    public static BarLayout layout(GoldenCase golden) {
        int macro = golden.contract().macroColumns().size();
        BarLayout layout = BarLayout.ofPrices()
                .withMacroAt(IntStream.range(0, macro).map(i -> FIRST_MACRO + i).toArray());
        return golden.hasObservations() ? layout.withPositionAt(FIRST_MACRO + macro) : layout;
    }

    /** A row of what training computed, which a test may alter. */
    public static final class Expected {
        private final long time;
        private final double[] values;

        public Expected(long time, double... values) {
            this.time = time;
            this.values = values;
        }

        public long time() {
            return time;
        }

        public double[] values() {
            return values;
        }
    }

    public static TimedRows expected(List<Expected> rows) {
        return new ListedRows(
                rows.size(),
                row -> rows.get(row).time(),
                (row, column) -> rows.get(row).values()[column]);
    }

    @Override
    public boolean next() {
        return ++row < size;
    }

    @Override
    public long time() {
        return times.applyAsLong(row);
    }

    @Override
    public double value(int column) {
        return values.at(row, column);
    }

    @Override
    public Place place() {
        return Place.bar(row, time());
    }
}
