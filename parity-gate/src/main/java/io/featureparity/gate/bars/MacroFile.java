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
import io.featureparity.parity.diagnosis.Market;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableReader;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of macro values as they were published: a column for each, and the day that a row is for, or from when on it was
 * available, or both. Of days alone the contract says from when on they may be seen.
 */
final class MacroFile {

    static final String DAY = "date";
    static final String AVAILABLE = "available";

    /** Where only the day is known. */
    private static final long DAYS_ALONE = Long.MIN_VALUE;

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

    /** Takes what a row says of a column: the day that it is for, and from when on it was available. */
    private interface Taker {
        void take(int column, long day, long available, double value);
    }

    /** Reads all of it; the macro columns are those that the contract's features read. */
    MacroSeries load(FeatureContract contract, List<String> columns, TradingCalendar calendar) {
        MacroSeries series = MacroSeries.of(contract, calendar);
        read(columns, (column, day, available, value) -> {
            if (available == DAYS_ALONE) {
                series.add(columns.get(column), LocalDate.ofEpochDay(day), value);
            } else {
                series.add(series.columns().indexOf(columns.get(column)), day, available, value);
            }
        });
        return series;
    }

    /** Reads the values by the day that they are for, whenever they were available. */
    Map<String, Market.Published> published(List<String> columns) {
        List<TreeMap<Long, Double>> values = new ArrayList<>();
        columns.forEach(column -> values.add(new TreeMap<>()));
        read(columns, (column, day, available, value) -> {
            if (!Double.isNaN(value)) {
                values.get(column).put(day, value);
            }
        });
        Map<String, Market.Published> published = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            published.put(
                    columns.get(i),
                    new Market.Published(
                            values.get(i).keySet().stream()
                                    .mapToLong(Long::longValue)
                                    .toArray(),
                            values.get(i).values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray()));
        }
        return published;
    }

    private void read(List<String> columns, Taker taker) {
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
            read(rows, columns.size(), available != null, day != null, taker);
        }
    }

    private void read(TableReader rows, int columns, boolean hasTimes, boolean hasDays, Taker taker) {
        while (rows.next()) {
            if (hasTimes && !trustTimes) {
                CheckedTimes.requirePlausible(rows);
            }
            long day = hasDays ? (long) rows.value(columns) : EpochDay.of(rows.time());
            for (int i = 0; i < columns; i++) {
                try {
                    taker.take(i, day, hasTimes ? rows.time() : DAYS_ALONE, rows.value(i));
                } catch (InputException refused) {
                    throw placed(rows.place(), refused);
                }
            }
        }
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
