// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.parity.rows.BarRows;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableReader;
import io.featureparity.table.TimeOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file of bars that is open. */
public final class BarFile implements AutoCloseable {

    static final String VOLUME = "volume";

    private static final int FIRST_MACRO = 4;

    private static final int NONE = -1;

    private final TableFile file;
    private final TableReader rows;
    private final AgentPosition position;
    private final int positionAt;

    private final int volumeAt;

    private final @Nullable MacroSeries series;

    /** For those who ask each bar for its macro values, and have no feed that does. */
    private final @Nullable MacroCursor cursor;

    /** For each macro column of the contract its column among those that are read, or -1. */
    private final int[] macroAt;

    /**
     * What is to be read.
     *
     * @param time the column of times, as the file calls it
     * @param columns the columns of prices, then those of macro values, as the file calls them
     * @param volume the column of the volume, as the file calls it; a file need not have it
     * @param macro for each macro column of the contract its place among those that are read, -1 if it is not read
     * @param position the agent's position
     * @param order what is asked of the times
     */
    record Layout(
            String time,
            List<String> columns,
            String volume,
            List<Integer> macro,
            AgentPosition position,
            TimeOrder order) {}

    private BarFile(TableFile file, TableReader rows, Layout layout, int volumeAt, @Nullable MacroSeries series) {
        this.file = file;
        this.rows = rows;
        this.position = layout.position();
        this.positionAt = layout.columns().size();
        this.volumeAt = volumeAt;
        this.macroAt = layout.macro().stream()
                .mapToInt(at -> at < 0 ? at : FIRST_MACRO + at)
                .toArray();
        this.series = series;
        this.cursor = series == null ? null : series.cursor();
    }

    static BarFile open(Path path, Layout layout, boolean assumeUtc, @Nullable MacroSeries series) {
        TableFile file = TableFile.open(path);
        try {
            List<NumberColumn> numbers = new ArrayList<>();
            layout.columns().forEach(column -> numbers.add(new NumberColumn(column, NumberColumn.Kind.DOUBLE)));
            if (layout.position().column() != null) {
                numbers.add(new NumberColumn(layout.position().column(), NumberColumn.Kind.DOUBLE));
            }
            int volumeAt = NONE;
            if (file.columns().contains(layout.volume())) {
                volumeAt = numbers.size();
                numbers.add(new NumberColumn(layout.volume(), NumberColumn.Kind.DOUBLE));
            }
            TableReader rows = file.read(layout.time(), numbers, layout.order(), assumeUtc);
            return new BarFile(file, rows, layout, volumeAt, series);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The macro values, if they do not stand in the bars. */
    @Nullable
    MacroSeries series() {
        return series;
    }

    /** {@return about how many bars there are; an estimate, for whoever waits} */
    public long aboutRows() {
        return file.aboutRows();
    }

    /** {@return the bars, one after the other} */
    public BarRows rows() {
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
            public double volume() {
                return volumeAt == NONE ? Double.NaN : rows.value(volumeAt);
            }

            @Override
            public void macro(double[] out) {
                if (cursor != null) {
                    cursor.at(rows.time(), out);
                    return;
                }
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

    /** Does what drives an engine with these bars: what it refuses of a bar is refused where that bar is in the file. */
    public <T> T placing(Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException refused) {
            throw new InputException(refused.faults().stream().map(this::placed).toList(), refused);
        }
    }

    private Fault placed(Fault fault) {
        Place place = fault.place();
        if (place.equals(AgentState.POSITION)) {
            return fault.at(place.in(rows.place()));
        }
        return place.bar().isPresent() ? fault.at(place.withBarAt(rows.place())) : fault;
    }

    @Override
    public void close() {
        file.close();
    }
}
