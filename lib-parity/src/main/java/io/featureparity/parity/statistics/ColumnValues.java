// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import java.util.ArrayList;
import java.util.List;

/** The values of one column, as many as come. */
final class ColumnValues {

    private static final int BITS = 12;
    private static final int PIECE = 1 << BITS;

    private final List<double[]> pieces = new ArrayList<>();
    private int size;

    void add(double value) {
        if (size == pieces.size() << BITS) {
            pieces.add(new double[PIECE]);
        }
        pieces.get(size >>> BITS)[size & (PIECE - 1)] = value;
        size = Math.incrementExact(size);
    }

    int size() {
        return size;
    }

    double get(int row) {
        return pieces.get(row >>> BITS)[row & (PIECE - 1)];
    }
}
