// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.catalogue;

import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.model.Model;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.GoldenSuite;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** A golden case of the catalogue in columns, as other libraries take it, and what ours makes of it. */
final class CatalogueCase {

    private final GoldenCase golden;
    private final BarColumns bars;
    private final double[][] raw;

    CatalogueCase(String name) {
        golden = GoldenSuite.onClassPath().golden(name);
        bars = golden.bars();
        raw = FeatureBatch.of(Model.withoutStatistics(golden.contract())).raw(bars);
    }

    /** A market that lacks nothing, since other libraries know no absent values. */
    static CatalogueCase complete() {
        return new CatalogueCase("catalogue");
    }

    int size() {
        return bars.size();
    }

    BarColumns bars() {
        return bars;
    }

    double[] raw(String feature) {
        return raw[golden.contract().indexOf(feature)];
    }

    double[] column(IntToDoubleFunction field) {
        double[] column = new double[size()];
        Arrays.setAll(column, field);
        return column;
    }

    /** How many bars of its UTC day have come, the one of the row included. */
    int barOfDay(int row) {
        int first = row;
        while (first > 0 && Math.floorDiv(bars.time(first - 1), DAY) == Math.floorDiv(bars.time(row), DAY)) {
            first--;
        }
        return row - first + 1;
    }

    private static final long DAY = 24L * 60 * 60 * 1000;
}
