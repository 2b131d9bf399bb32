// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.rows.TimedRows;
import java.util.List;

/** Rows of numbers, of which NaN is absent. */
final class NumberRows implements TableRows {

    private final TimedRows rows;

    NumberRows(TimedRows rows) {
        this.rows = rows;
    }

    static List<WrittenColumn> columns(List<String> names, boolean single) {
        WrittenColumn.Kind kind = single ? WrittenColumn.Kind.FLOAT : WrittenColumn.Kind.DOUBLE;
        return names.stream().map(name -> new WrittenColumn(name, kind)).toList();
    }

    @Override
    public boolean next() {
        return rows.next();
    }

    @Override
    public long time() {
        return rows.time();
    }

    @Override
    public boolean isAbsent(int column) {
        return Double.isNaN(rows.value(column));
    }

    @Override
    public double number(int column) {
        return rows.value(column);
    }

    @Override
    public long integer(int column) {
        throw new IllegalStateException("a column of numbers");
    }

    @Override
    public String text(int column) {
        throw new IllegalStateException("a column of numbers");
    }
}
