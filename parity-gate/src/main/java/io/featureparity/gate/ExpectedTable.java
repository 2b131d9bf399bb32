// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.ExpectedRows;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableReader;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
import java.util.List;
import java.util.Map;

/** What training computed, in a file. */
final class ExpectedTable implements ExpectedRows {

    private final TableReader rows;

    private ExpectedTable(TableReader rows) {
        this.rows = rows;
    }

    /** The names say what a column is called in the file, where it is not called as in the contract. */
    static ExpectedTable read(
            TableFile file, Map<String, String> names, List<String> features, Stage stage, boolean assumeUtc) {
        List<NumberColumn> columns = features.stream()
                .map(name -> new NumberColumn(
                        names.getOrDefault(name, name),
                        stage == Stage.RAW ? NumberColumn.Kind.DOUBLE : NumberColumn.Kind.FLOAT))
                .toList();
        return new ExpectedTable(file.read(
                names.getOrDefault(TableWriter.TIME, TableWriter.TIME), columns, TimeOrder.FORWARD, assumeUtc));
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
    public double value(int column) {
        return rows.value(column);
    }
}
