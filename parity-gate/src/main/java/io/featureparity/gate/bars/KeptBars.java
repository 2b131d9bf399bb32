// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.batch.BarColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps bars as they pass, for what needs all of them at once. */
public final class KeptBars {

    private static final int PRICES = BarLayout.CLOSE + 1;

    private final FeatureContract contract;
    private final List<double[]> columns = new ArrayList<>();
    private final double[] macro;
    private long[] times = new long[1024];
    private double[] volumes = new double[times.length];
    private int size;

    /** Keeps bars of this contract. */
    public KeptBars(FeatureContract contract) {
        this.contract = contract;
        this.macro = new double[contract.macroColumns().size()];
        for (int i = 0; i < PRICES + macro.length; i++) {
            columns.add(new double[times.length]);
        }
    }

    /** Keeps one more bar. */
    public void add(TimedRows bar, BarLayout layout) {
        if (size == times.length) {
            int larger = Math.multiplyExact(2, size);
            times = Arrays.copyOf(times, larger);
            volumes = Arrays.copyOf(volumes, larger);
            columns.replaceAll(column -> Arrays.copyOf(column, larger));
        }
        times[size] = bar.time();
        volumes[size] = layout.volume(bar);
        for (int i = 0; i < PRICES; i++) {
            columns.get(i)[size] = bar.value(i);
        }
        layout.macro(bar, macro);
        for (int i = 0; i < macro.length; i++) {
            columns.get(PRICES + i)[size] = macro[i];
        }
        size++;
    }

    /** {@return how many bars have passed} */
    public int size() {
        return size;
    }

    /** {@return all bars that have passed} */
    public BarColumns columns() {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (int i = 0; i < macro.length; i++) {
            values.put(contract.macroColumns().get(i), whole(PRICES + i));
        }
        BarColumns kept = BarColumns.of(
                contract,
                Arrays.copyOf(times, size),
                whole(BarLayout.OPEN),
                whole(BarLayout.HIGH),
                whole(BarLayout.LOW),
                whole(BarLayout.CLOSE),
                values);
        return kept.withVolume(Arrays.copyOf(volumes, size));
    }

    private double[] whole(int column) {
        return Arrays.copyOf(columns.get(column), size);
    }
}
