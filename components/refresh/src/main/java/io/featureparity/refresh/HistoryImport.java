// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.Bar;
import io.featureparity.contract.Price;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableReader;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Loads files of bars and macro values, CSV or Parquet, into the stores. A file can be loaded again: what is there stays. Files
 * of bars are stored in pieces, files of macro values as a whole or not at all.
 */
final class HistoryImport {

    private static final int AT_ONCE = 20_000;

    /** When a bar of a history was seen: as soon as it had ended. */
    private static final Duration BAR = Duration.ofMinutes(5);

    private static final Instant LAST = Instant.parse("2199-12-31T00:00:00Z");

    private static final String TIME = "time";
    private static final String AVAILABLE = "available";
    private static final String DAY = "date";

    private final String instrument;
    private final Stores stores;

    HistoryImport(String instrument, Stores stores) {
        this.instrument = instrument;
        this.stores = stores;
    }

    /**
     * Loads closed bars, with columns time, open, high, low, close and volume.
     *
     * @return how many are new
     */
    long bars(Path file) {
        List<NumberColumn> columns = Price.columnsWithVolume().stream()
                .map(name -> new NumberColumn(name, NumberColumn.Kind.DOUBLE))
                .toList();
        long fresh = 0;
        try (TableFile table = TableFile.open(file)) {
            TableReader rows = table.read(TIME, columns, TimeOrder.FORWARD, ZonelessTimes.refused());
            List<ArrivedBar> piece = new ArrayList<>();
            while (rows.next()) {
                Instant time = Instant.ofEpochMilli(rows.time());
                Bar bar = new Bar(time, rows.value(0), rows.value(1), rows.value(2), rows.value(3), rows.value(4));
                piece.add(ArrivedBar.closed(instrument, bar, time.plus(BAR)));
                if (piece.size() == AT_ONCE) {
                    fresh += stores.bars().append(piece);
                    piece.clear();
                }
            }
            return fresh + stores.bars().append(piece);
        }
    }

    /**
     * Loads macro values: the column available says when a row was published, date the day that it is for, without it the day
     * of publication in UTC; each other column is an indicator. Cells without a number are left out.
     *
     * @param mayBeLate whether values may be stored that bars should have seen already
     * @return how many are new
     */
    int macro(Path file, boolean mayBeLate) {
        List<MacroPublication> publications = read(file);
        if (!mayBeLate) {
            requireInTime(file, publications);
        }
        return stores.macro().append(publications);
    }

    private static List<MacroPublication> read(Path file) {
        try (TableFile table = TableFile.open(file)) {
            List<String> indicators = table.columnsBesides(List.of(AVAILABLE, DAY));
            boolean hasDays = table.columns().contains(DAY);
            List<NumberColumn> columns = new ArrayList<>();
            indicators.forEach(name -> columns.add(new NumberColumn(name, NumberColumn.Kind.DOUBLE)));
            if (hasDays) {
                columns.add(new NumberColumn(DAY, NumberColumn.Kind.DAY));
            }
            TableReader rows = table.read(AVAILABLE, columns, TimeOrder.ANY, ZonelessTimes.refused());
            List<MacroPublication> publications = new ArrayList<>();
            while (rows.next()) {
                Instant published = Instant.ofEpochMilli(rows.time());
                LocalDate day = hasDays
                        ? LocalDate.ofEpochDay((long) rows.value(indicators.size()))
                        : LocalDate.ofInstant(published, ZoneOffset.UTC);
                for (int i = 0; i < indicators.size(); i++) {
                    if (!Double.isNaN(rows.value(i))) {
                        publications.add(new MacroPublication(indicators.get(i), day, published, rows.value(i)));
                    }
                }
            }
            return publications;
        }
    }

    /** A bar that is stored has seen what it has seen. So these values would be seen late, which is rarely what is wanted. */
    private void requireInTime(Path file, List<MacroPublication> publications) {
        Instant settled = stores.macro().settledUntil().orElse(Instant.MIN);
        List<MacroPublication> late = new ArrayList<>(publications);
        late.removeIf(publication -> publication.published().isAfter(settled));
        if (!late.isEmpty()) {
            late.removeIf(stored()::contains);
        }
        if (!late.isEmpty()) {
            MacroPublication first = late.get(0);
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_IMPORT_LATE,
                    Place.file(file),
                    "must be published after the newest bar, " + settled + ", or be stored already",
                    late.size() + " of " + publications.size() + " values, the first " + first.column() + " of "
                            + first.published()));
        }
    }

    private Set<MacroPublication> stored() {
        Set<MacroPublication> stored = new HashSet<>();
        RowCursor<KnownMacro> cursor = stores.macro().available(Instant.MIN, LAST);
        for (KnownMacro known = cursor.next(); known != null; known = cursor.next()) {
            stored.add(known.publication());
        }
        return stored;
    }
}
