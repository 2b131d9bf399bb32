// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bars column by column, which can be given again later. */
final class Columns {

    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[][] macro;
    private final long span;

    private Columns(int length, int macroCount, long span) {
        time = new long[length];
        open = new double[length];
        high = new double[length];
        low = new double[length];
        close = new double[length];
        macro = new double[macroCount][length];
        this.span = span;
    }

    static Columns of(Bars bars) {
        Columns columns = new Columns(bars.length(), bars.macroCount(), bars.span());
        double[] macro = new double[bars.macroCount()];
        for (int row = 0; row < bars.length(); row++) {
            columns.time[row] = bars.time(row);
            columns.open[row] = bars.open(row);
            columns.high[row] = bars.high(row);
            columns.low[row] = bars.low(row);
            columns.close[row] = bars.close(row);
            bars.macro(row, macro);
            for (int k = 0; k < macro.length; k++) {
                columns.macro[k][row] = macro[k];
            }
        }
        return columns;
    }

    int length() {
        return time.length;
    }

    long[] time() {
        return time;
    }

    double[] high() {
        return high;
    }

    double[] low() {
        return low;
    }

    double[] close() {
        return close;
    }

    double[] macro(int column) {
        return macro[column];
    }

    /** The same arrays for an engine. Whoever shifts the times shifts them there too. */
    BarColumns forContract(FeatureContract contract) {
        List<String> names = contract.macroColumns();
        Map<String, double[]> byName = new HashMap<>();
        for (int k = 0; k < names.size(); k++) {
            byName.put(names.get(k), macro[k]);
        }
        return BarColumns.of(contract, time, open, high, low, close, byName);
    }

    /** Moves all bars to after where they end now, so that an engine takes them a second time. */
    void later() {
        for (int row = 0; row < time.length; row++) {
            time[row] += span;
        }
    }
}
