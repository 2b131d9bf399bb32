// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.gate.table.NumberColumn;
import io.featureparity.gate.table.TableFile;
import io.featureparity.gate.table.TableReader;
import io.featureparity.parity.BarRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bars of a file. */
final class BarTable implements AutoCloseable {

    private static final int FIRST_MACRO = 4;

    /** How an engine calls the place of a bar, up to what it says of it. */
    private static final String BAR = "bar [0-9]+ \\([^)]*\\)";

    private final TableFile file;
    private final TableReader rows;
    private final Position position;
    private final int positionAt;

    /** For each macro column of the contract its column among those that are read, or -1. */
    private final int[] macroAt;

    /** The agent's position: the same at each bar, or the name of a column. */
    record Position(double constant, @Nullable String column) {}

    /**
     * What is to be read.
     *
     * @param time the column of times, as the file calls it
     * @param columns the columns of prices, then those of macro values, as the file calls them
     * @param macro for each macro column of the contract its place among those that are read, -1 if it is not read
     * @param position the agent's position
     */
    record Layout(String time, List<String> columns, List<Integer> macro, Position position) {}

    private BarTable(TableFile file, TableReader rows, Layout layout) {
        this.file = file;
        this.rows = rows;
        this.position = layout.position();
        this.positionAt = layout.columns().size();
        this.macroAt = layout.macro().stream()
                .mapToInt(at -> at < 0 ? at : FIRST_MACRO + at)
                .toArray();
    }

    static BarTable open(Path path, Layout layout, boolean assumeUtc) {
        TableFile file = TableFile.open(path);
        try {
            List<NumberColumn> numbers = new ArrayList<>();
            layout.columns().forEach(column -> numbers.add(new NumberColumn(column, false)));
            if (layout.position().column() != null) {
                numbers.add(new NumberColumn(layout.position().column(), false));
            }
            return new BarTable(file, file.read(layout.time(), numbers, assumeUtc), layout);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    BarRows rows() {
        return new BarRows() {
            @Override
            public boolean next() {
                return rows.next();
            }

            @Override
            public long time() {
                return rows.time();
            }

            @Override
            public double open() {
                return rows.value(0);
            }

            @Override
            public double high() {
                return rows.value(1);
            }

            @Override
            public double low() {
                return rows.value(2);
            }

            @Override
            public double close() {
                return rows.value(3);
            }

            @Override
            public void macro(double[] out) {
                for (int i = 0; i < out.length; i++) {
                    out[i] = macroAt[i] < 0 ? Double.NaN : rows.value(macroAt[i]);
                }
            }

            @Override
            public double position() {
                return position.column() == null ? position.constant() : rows.value(positionAt);
            }
        };
    }

    /** Does what drives an engine with these bars: what it refuses by a bar's index is refused by its place in the file. */
    <T> T placing(Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException refused) {
            throw new InputException(refused.faults().stream().map(this::placed).toList(), refused);
        }
    }

    private Fault placed(Fault fault) {
        String where = fault.where();
        String rest = where.replaceFirst(BAR, "");
        boolean positionFault = where.equals("position");
        if (rest.equals(where) && !positionFault) {
            return fault;
        }
        String column = positionFault ? ", position" : rest;
        return new Fault(fault.code(), rows.place() + column, fault.rule(), fault.value());
    }

    @Override
    public void close() {
        file.close();
    }
}
