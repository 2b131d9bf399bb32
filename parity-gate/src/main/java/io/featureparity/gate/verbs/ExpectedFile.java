// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.ExpectedRows;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableReader;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
import java.util.List;

/** What training computed, in a file. */
final class ExpectedFile implements ExpectedRows {

    private final TableReader rows;

    private ExpectedFile(TableReader rows) {
        this.rows = rows;
    }

    static ExpectedFile read(TableFile file, ColumnNames names, List<String> features, Stage stage, boolean assumeUtc) {
        List<NumberColumn> columns = features.stream()
                .map(name -> new NumberColumn(
                        names.inFile(name), stage == Stage.RAW ? NumberColumn.Kind.DOUBLE : NumberColumn.Kind.FLOAT))
                .toList();
        return new ExpectedFile(file.read(names.inFile(TableWriter.TIME), columns, TimeOrder.FORWARD, assumeUtc));
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
