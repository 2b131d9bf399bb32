// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of bars that is open. */
public final class BarFile implements AutoCloseable {

    static final String VOLUME = "volume";
    static final String INSTRUMENT = "instrument";

    private static final int FIRST_MACRO = BarLayout.CLOSE + 1;

    private final TableFile file;
    private final TimedRows rows;
    private final BarLayout layout;
    private final @Nullable MacroSeries series;

    /**
     * What is to be read.
     *
     * @param names what columns are called in the file, as far as somebody said so
     * @param columns the columns of prices, then those of macro values
     * @param macro for each macro column of the contract its place among those that are read, -1 if it is not read
     * @param volume whether a formula reads the volume, which has to be there then
     * @param position the agent's position
     * @param order what is asked of the times
     * @param instrument the instrument whose bars are read; null for all bars
     */
    record Wanted(
            ColumnNames names,
            List<String> columns,
            List<Integer> macro,
            boolean volume,
            AgentPosition position,
            TimeOrder order,
            @Nullable String instrument) {}

    private BarFile(TableFile file, TimedRows rows, BarLayout layout, @Nullable MacroSeries series) {
        this.file = file;
        this.rows = rows;
        this.layout = layout;
        this.series = series;
    }

    static BarFile open(Path path, Tables tables, Wanted wanted, ZonelessTimes zoneless, @Nullable MacroSeries series) {
        TableFile file = tables.open(path);
        try {
            List<String> required = new ArrayList<>(List.of(TableWriter.TIME));
            required.addAll(wanted.columns());
            if (wanted.volume()) {
                required.add(VOLUME);
            }
            String instrument = wanted.instrument();
            List<String> optional = instrument == null ? List.of(VOLUME) : List.of(VOLUME, INSTRUMENT);
            ColumnNames names = tables.find(wanted.names(), file, required, optional);
            List<NumberColumn> numbers = new ArrayList<>();
            wanted.columns()
                    .forEach(column -> numbers.add(new NumberColumn(names.inFile(column), NumberColumn.Kind.DOUBLE)));
            BarLayout layout =
                    BarLayout.ofPrices().withPosition(wanted.position().constant());
            if (wanted.position().column() != null) {
                layout = layout.withPositionAt(numbers.size());
                numbers.add(new NumberColumn(wanted.position().column(), NumberColumn.Kind.DOUBLE));
            }
            String volume = names.inFile(VOLUME);
            if (file.columns().contains(volume)) {
                layout = layout.withVolumeAt(numbers.size());
                numbers.add(new NumberColumn(volume, NumberColumn.Kind.DOUBLE));
            }
            TableFile read = instrument == null ? file : file.only(names.inFile(INSTRUMENT), instrument);
            TimedRows rows = read.read(names.inFile(TableWriter.TIME), numbers, wanted.order(), zoneless);
            if (series != null) {
                RowsWithMacro macro = new RowsWithMacro(rows, numbers.size(), series);
                return new BarFile(file, macro, layout.withMacroAt(macro.columns()), series);
            }
            int[] macroAt = wanted.macro().stream()
                    .mapToInt(at -> at < 0 ? BarLayout.NONE : FIRST_MACRO + at)
                    .toArray();
            return new BarFile(file, rows, layout.withMacroAt(macroAt), null);
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

    /** The bars as the file has them, one after the other; {@link BarSource} gives them to whoever computes. */
    TimedRows rows() {
        return rows;
    }

    /** {@return which columns of the bars are what} */
    public BarLayout layout() {
        return layout;
    }

    @Override
    public void close() {
        file.close();
    }
}
