// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.BarColumns;
import io.featureparity.parity.rows.BarRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bars that are kept as they pass, for what needs all of them at once. */
public final class KeptBarStream extends BarStream {

    private static final int PRICES = 4;

    private final FeatureContract contract;
    private final List<double[]> columns = new ArrayList<>();
    private final double[] macro;
    private long[] times = new long[1024];
    private int size;

    /** Keeps these bars, which are those of a contract. */
    public KeptBarStream(FeatureContract contract, BarRows bars) {
        super(bars);
        this.contract = contract;
        this.macro = new double[contract.macroColumns().size()];
        for (int i = 0; i < PRICES + macro.length; i++) {
            columns.add(new double[times.length]);
        }
    }

    @Override
    public boolean next() {
        if (!super.next()) {
            return false;
        }
        if (size == times.length) {
            int larger = Math.multiplyExact(2, size);
            times = Arrays.copyOf(times, larger);
            columns.replaceAll(column -> Arrays.copyOf(column, larger));
        }
        times[size] = time();
        columns.get(0)[size] = open();
        columns.get(1)[size] = high();
        columns.get(2)[size] = low();
        columns.get(3)[size] = close();
        macro(macro);
        for (int i = 0; i < macro.length; i++) {
            columns.get(PRICES + i)[size] = macro[i];
        }
        size++;
        return true;
    }

    /** {@return all bars that have passed} */
    public BarColumns columns() {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (int i = 0; i < macro.length; i++) {
            values.put(contract.macroColumns().get(i), whole(PRICES + i));
        }
        return BarColumns.of(contract, Arrays.copyOf(times, size), whole(0), whole(1), whole(2), whole(3), values);
    }

    private double[] whole(int column) {
        return Arrays.copyOf(columns.get(column), size);
    }
}
