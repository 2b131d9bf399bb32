// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.suite;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.Place;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableReader;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import java.time.Instant;
import java.util.List;

/** What training computed at one stage, row by row. Every bar has a row, and every row a bar. */
final class TrainedRows implements AutoCloseable {

    private final TableFile file;
    private final TableReader rows;
    private final int size;

    private TrainedRows(TableFile file, TableReader rows, int size) {
        this.file = file;
        this.rows = rows;
        this.size = size;
    }

    /**
     * Reads a file, which is closed with the rows.
     *
     * @param file the opened file
     * @param time its column of times
     * @param columns its columns of values, all of which have to be there
     * @param kind what the values are
     * @param zoneless what becomes of times without a zone
     */
    static TrainedRows of(
            TableFile file, String time, List<String> columns, NumberColumn.Kind kind, ZonelessTimes zoneless) {
        List<Fault> missing = columns.stream()
                .filter(column -> !file.columns().contains(column))
                .map(column -> new Fault(
                        ErrorCode.GOLDEN_VALUES_MISSING,
                        Place.file(file.file()).part(column),
                        "must be a column, with what training computed",
                        "none among " + String.join(", ", file.columns())))
                .toList();
        if (!missing.isEmpty()) {
            throw new GoldenDataException(missing);
        }
        List<NumberColumn> numbers =
                columns.stream().map(column -> new NumberColumn(column, kind)).toList();
        return new TrainedRows(file, file.read(time, numbers, TimeOrder.FORWARD, zoneless), columns.size());
    }

    /** Reads the row of a bar at this time. */
    void next(long time, double[] out) {
        if (!rows.next()) {
            throw differs(
                    Place.file(file.file()), "must have a row for the bar at " + Instant.ofEpochMilli(time), "none");
        }
        if (rows.time() != time) {
            throw differs(
                    rows.place(),
                    "must be the row of the next bar, at " + Instant.ofEpochMilli(time)
                            + "; keep the rows of the warm-up, with empty fields",
                    Instant.ofEpochMilli(rows.time()).toString());
        }
        for (int i = 0; i < size; i++) {
            out[i] = rows.value(i);
        }
    }

    /** Sees that no row is left over. */
    void end() {
        if (rows.next()) {
            throw differs(
                    rows.place(),
                    "must be no row, for there is no bar any more",
                    Instant.ofEpochMilli(rows.time()).toString());
        }
    }

    private static GoldenDataException differs(Place place, String rule, String value) {
        return new GoldenDataException(new Fault(ErrorCode.GOLDEN_ROWS_DIFFER, place, rule, value));
    }

    @Override
    public void close() {
        file.close();
    }
}
