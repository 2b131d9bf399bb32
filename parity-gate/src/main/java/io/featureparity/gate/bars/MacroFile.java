// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.EpochDay;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableReader;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of macro values as they were published: a column for each, and the day that a row is for, or from when on it was
 * available, or both. Of days alone the contract says from when on they may be seen.
 */
final class MacroFile {

    static final String DAY = "date";
    static final String AVAILABLE = "available";

    private final Path file;
    private final ColumnNames names;
    private final ZonelessTimes zoneless;
    private final Tables tables;
    private final boolean trustTimes;

    MacroFile(Path file, ColumnNames names, ZonelessTimes zoneless, Tables tables, boolean trustTimes) {
        this.file = file;
        this.names = names;
        this.zoneless = zoneless;
        this.tables = tables;
        this.trustTimes = trustTimes;
    }

    /** Reads all of it; the macro columns are those that the contract's features read. */
    MacroSeries load(FeatureContract contract, List<String> columns, TradingCalendar calendar) {
        List<String> known = new ArrayList<>(columns);
        known.add(DAY);
        names.requireKnown(AVAILABLE, known);
        try (TableFile table = tables.open(file)) {
            ColumnNames dated = tables.find(names, table, List.of(), List.of(DAY, AVAILABLE));
            String available = present(dated, table, AVAILABLE);
            String day = present(dated, table, DAY);
            if (available == null && day == null) {
                throw new InputException(new Fault(
                        ErrorCode.TABLE_COLUMN,
                        Place.file(file),
                        "must say which day its values are for (" + names.inFile(DAY)
                                + ") or from when on they were available (" + names.inFile(AVAILABLE) + "); "
                                + tables.advice(names, table, DAY),
                        "neither of them in " + String.join(", ", table.columns())));
            }
            ColumnNames found = tables.find(dated, table, columns, List.of());
            List<NumberColumn> numbers = new ArrayList<>();
            columns.forEach(column -> numbers.add(new NumberColumn(found.inFile(column), NumberColumn.Kind.DOUBLE)));
            if (day != null) {
                numbers.add(new NumberColumn(day, NumberColumn.Kind.DAY));
            }
            TableReader rows = available == null
                    ? table.readWithoutTimes(numbers)
                    : table.read(available, numbers, TimeOrder.ANY, zoneless);
            return read(rows, MacroSeries.of(contract, calendar), columns, available != null, day != null);
        }
    }

    private MacroSeries read(
            TableReader rows, MacroSeries series, List<String> columns, boolean hasTimes, boolean hasDays) {
        while (rows.next()) {
            if (hasTimes && !trustTimes) {
                PlausibleTimes.require(rows);
            }
            long day = hasDays ? (long) rows.value(columns.size()) : EpochDay.of(rows.time());
            for (int i = 0; i < columns.size(); i++) {
                try {
                    if (hasTimes) {
                        series.add(series.columns().indexOf(columns.get(i)), day, rows.time(), rows.value(i));
                    } else {
                        series.add(columns.get(i), LocalDate.ofEpochDay(day), rows.value(i));
                    }
                } catch (InputException refused) {
                    throw placed(rows.place(), refused);
                }
            }
        }
        return series;
    }

    private static InputException placed(Place row, InputException refused) {
        List<Fault> faults = refused.faults().stream()
                .map(fault -> fault.at(fault.place().in(row)))
                .toList();
        return new InputException(faults, refused);
    }

    private static @Nullable String present(ColumnNames names, TableFile table, String column) {
        String name = names.inFile(column);
        return table.columns().contains(name) ? name : null;
    }
}
