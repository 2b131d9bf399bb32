// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.alignment.MacroSeries;
import java.util.stream.IntStream;

/**
 * Bars with the macro values of another file as further columns. They are looked up only when somebody asks: a feed that has
 * the series itself does not.
 */
final class RowsWithMacro implements TimedRows {

    private final TimedRows bars;
    private final int first;
    private final MacroCursor cursor;
    private final double[] seen;
    private boolean lookedUp;

    /** The macro columns begin at the first one, in the order of the series. */
    RowsWithMacro(TimedRows bars, int first, MacroSeries series) {
        this.bars = bars;
        this.first = first;
        this.cursor = series.cursor();
        this.seen = new double[series.columns().size()];
    }

    int[] columns() {
        return IntStream.range(first, first + seen.length).toArray();
    }

    @Override
    public boolean next() {
        lookedUp = false;
        return bars.next();
    }

    @Override
    public long time() {
        return bars.time();
    }

    @Override
    public double value(int column) {
        if (column < first) {
            return bars.value(column);
        }
        if (!lookedUp) {
            cursor.at(bars.time(), seen);
            lookedUp = true;
        }
        return seen[column - first];
    }

    @Override
    public Place place() {
        return bars.place();
    }
}
