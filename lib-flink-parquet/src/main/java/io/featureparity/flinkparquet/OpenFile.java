// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import io.featureparity.contract.Price;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableReader;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is read, behind the bars that were sent. */
final class OpenFile implements AutoCloseable {

    private static final List<NumberColumn> NUMBERS = Price.columnsWithVolume().stream()
            .map(name -> new NumberColumn(name, NumberColumn.Kind.DOUBLE))
            .toList();

    private final BarFile bars;
    private final TableFile table;
    private final TableReader rows;
    private long sent;

    private OpenFile(BarFile bars, TableFile table) {
        this.bars = bars;
        this.table = bars.column().isEmpty() ? table : table.only(bars.column(), bars.instrument());
        this.rows = this.table.read("time", NUMBERS, TimeOrder.FORWARD, ZonelessTimes.refused());
    }

    /** Opens a file, and goes past the bars that were sent. */
    static OpenFile at(BarFile bars) {
        TableFile table = TableFile.open(Path.of(bars.file()));
        try {
            OpenFile opened = new OpenFile(bars, table);
            while (opened.sent < bars.sent() && opened.rows.next()) {
                opened.sent++;
            }
            return opened;
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /** {@return the next bar, or null if there is none} */
    @Nullable
    InstrumentBar next() {
        if (!rows.next()) {
            return null;
        }
        sent++;
        return new InstrumentBar(
                bars.instrument(),
                bars.file(),
                rows.time(),
                rows.value(0),
                rows.value(1),
                rows.value(2),
                rows.value(3),
                rows.value(4));
    }

    /** {@return the split as it is now} */
    BarFile place() {
        return bars.after(sent);
    }

    @Override
    public void close() {
        table.close();
    }
}
