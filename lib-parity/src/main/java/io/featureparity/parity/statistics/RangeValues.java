// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.EngineRows;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The raw values of the bars of a range, as often as they are asked for: kept where they are few, else computed again. */
final class RangeValues {

    private final NormStatsFit.Passes passes;
    private final long from;
    private final long to;
    private final long mostKept;
    private @Nullable ColumnValues kept = new ColumnValues();
    private double[] row = new double[0];
    private int rows;
    private long first;
    private long last;
    private boolean known;

    RangeValues(NormStatsFit.Passes passes, long from, long to, long mostKept) {
        this.passes = passes;
        this.from = from;
        this.to = to;
        this.mostKept = mostKept;
    }

    /** Shows each bar's values in contract order; the array is used again for the next one. */
    void forEach(Consumer<double[]> work) {
        if (!known) {
            passes.pass(engine -> first(engine, work));
            known = true;
        } else if (kept != null) {
            keptRows(kept, work);
        } else {
            int before = rows;
            passes.pass(engine -> again(engine, before, work));
        }
    }

    private void first(EngineRows engine, Consumer<double[]> work) {
        if (engine.stage() != Stage.RAW) {
            throw refused(
                    ErrorCode.VALUE_NOT_ALLOWED,
                    "must be of raw values",
                    engine.stage().toString());
        }
        row = new double[engine.names().size()];
        while (next(engine)) {
            first = rows == 0 ? engine.time() : first;
            last = engine.time();
            rows = Math.incrementExact(rows);
            keep();
            work.accept(row);
        }
        if (rows == 0) { // said inside of the pass, whose owner knows the file
            throw refused(ErrorCode.TABLE_EMPTY, "must have a bar in the range", "none of " + (engine.index() + 1));
        }
    }

    private void keep() {
        if (kept != null && (long) rows * row.length > mostKept) {
            kept = null;
        }
        if (kept != null) {
            for (double value : row) {
                kept.add(value);
            }
        }
    }

    private void keptRows(ColumnValues values, Consumer<double[]> work) {
        for (int i = 0; i < rows; i++) {
            for (int column = 0; column < row.length; column++) {
                row[column] = values.get(i * row.length + column);
            }
            work.accept(row);
        }
    }

    /** More rows than before would not fit the sums that have begun. */
    private void again(EngineRows engine, int before, Consumer<double[]> work) {
        int seen = 0;
        while (next(engine)) {
            seen++;
            if (seen > before) {
                break;
            }
            work.accept(row);
        }
        if (seen != before) {
            throw refused(
                    ErrorCode.LENGTH_DIFFERS,
                    "must have the " + before + " bars in the range that it had before",
                    seen > before ? "more" : Integer.toString(seen));
        }
    }

    /** Goes to the next bar of the range. */
    private boolean next(EngineRows engine) {
        while (engine.next()) {
            if (engine.isTaken() && engine.time() >= from && engine.time() <= to) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = engine.value(i);
                }
                return true;
            }
        }
        return false;
    }

    private static InputException refused(ErrorCode code, String rule, String value) {
        return new InputException(new Fault(code, Place.work("fit"), rule, value));
    }

    int rows() {
        return rows;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}
