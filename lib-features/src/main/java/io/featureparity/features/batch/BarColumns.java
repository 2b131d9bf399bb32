// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroColumns;
import io.featureparity.contract.Price;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.raw.BarBlock;
import io.featureparity.features.raw.BarBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bars and macro values of one instrument, column by column. Histories are large, so the arrays are used as they are
 * and not copied: do not change them while they are in use.
 */
public final class BarColumns {

    private final List<String> macroColumns;
    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[][] macro;
    private final boolean macroGiven;
    private final double @Nullable [] volume;

    private BarColumns(
            List<String> macroColumns,
            long[] time,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[][] macro,
            boolean macroGiven,
            double @Nullable [] volume) {
        this.macroColumns = macroColumns;
        this.time = time;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.macro = macro;
        this.macroGiven = macroGiven;
        this.volume = volume;
    }

    /**
     * Puts columns together for a contract, with the macro values that are seen at each bar.
     *
     * @param contract the contract that lists the macro columns
     * @param time the bars' times, in milliseconds since 1970-01-01T00:00Z
     * @param open the opens, NaN where absent
     * @param high the highs, NaN where absent
     * @param low the lows, NaN where absent
     * @param close the closes, NaN where absent
     * @param macro every macro column of the contract by name, NaN where absent
     * @return the columns
     * @throws InputException if the columns differ in length, or a macro column is missing or unknown to the contract,
     *     with all faults
     */
    public static BarColumns of(
            FeatureContract contract,
            long[] time,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            Map<String, double[]> macro) {
        List<Fault> faults = new ArrayList<>();
        checkPrices(faults, time, open, high, low, close);
        faults.addAll(MacroColumns.faults(contract.macroColumns(), macro.keySet()));
        macro.forEach((name, column) -> {
            if (contract.macroColumns().contains(name)) {
                checkLength(faults, name, time.length, column);
            }
        });
        enforce(faults);
        double[][] inOrder = contract.macroColumns().stream()
                .map(name -> Objects.requireNonNull(macro.get(name), name))
                .toArray(double[][]::new);
        return new BarColumns(contract.macroColumns(), time, open, high, low, close, inOrder, !macro.isEmpty(), null);
    }

    /**
     * Puts columns of prices together, without macro values. Use it for a feed that takes macro values from a series,
     * or for features that use none. Otherwise every macro value is absent.
     *
     * @param contract the contract that lists the macro columns
     * @param time the bars' times, in milliseconds since 1970-01-01T00:00Z
     * @param open the opens, NaN where absent
     * @param high the highs, NaN where absent
     * @param low the lows, NaN where absent
     * @param close the closes, NaN where absent
     * @return the columns
     * @throws InputException if the columns differ in length, with all faults
     */
    public static BarColumns withoutMacro(
            FeatureContract contract, long[] time, double[] open, double[] high, double[] low, double[] close) {
        List<Fault> faults = new ArrayList<>();
        checkPrices(faults, time, open, high, low, close);
        enforce(faults);
        double[][] absent = new double[contract.macroColumns().size()][];
        Arrays.fill(absent, absent(time.length));
        return new BarColumns(contract.macroColumns(), time, open, high, low, close, absent, false, null);
    }

    private static void checkPrices(
            List<Fault> faults, long[] time, double[] open, double[] high, double[] low, double[] close) {
        checkLength(faults, Price.OPEN.column(), time.length, open);
        checkLength(faults, Price.HIGH.column(), time.length, high);
        checkLength(faults, Price.LOW.column(), time.length, low);
        checkLength(faults, Price.CLOSE.column(), time.length, close);
    }

    private static void enforce(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }

    /** {@return how many bars there are} */
    public int size() {
        return time.length;
    }

    /**
     * Gives the time of a bar.
     *
     * @param row the bar's row
     * @return the time, in milliseconds since 1970-01-01T00:00Z
     */
    public long time(int row) {
        return time[row];
    }

    /**
     * Gives some of the bars, in columns of their own.
     *
     * @param from the first row
     * @param to the row after the last
     * @return the rows
     * @throws IndexOutOfBoundsException if there are no such rows
     */
    public BarColumns rows(int from, int to) {
        Objects.checkFromToIndex(from, to, time.length); // copying alone would fill rows up with zeros
        return new BarColumns(
                macroColumns,
                Arrays.copyOfRange(time, from, to),
                Arrays.copyOfRange(open, from, to),
                Arrays.copyOfRange(high, from, to),
                Arrays.copyOfRange(low, from, to),
                Arrays.copyOfRange(close, from, to),
                Arrays.stream(macro)
                        .map(column -> Arrays.copyOfRange(column, from, to))
                        .toArray(double[][]::new),
                macroGiven,
                volume == null ? null : Arrays.copyOfRange(volume, from, to));
    }

    /**
     * Gives the same bars with their volume, which a formula may read and a policy may need.
     *
     * @param column the volumes, NaN where not known
     * @return the bars
     * @throws InputException if the column is not as long as the others
     */
    public BarColumns withVolume(double[] column) {
        List<Fault> faults = new ArrayList<>();
        checkLength(faults, "volume", time.length, column);
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return new BarColumns(macroColumns, time, open, high, low, close, macro, macroGiven, column);
    }

    /** {@return the names of the macro columns, in the order of the contract that they were put together for} */
    public List<String> macroColumns() {
        return macroColumns;
    }

    /** {@return whether any macro column was given; otherwise all macro values are absent} */
    public boolean hasMacro() {
        return macroGiven;
    }

    /**
     * Gives the open of a bar.
     *
     * @param row the bar's row
     * @return the open, NaN if absent
     */
    public double open(int row) {
        return open[row];
    }

    /**
     * Gives the high of a bar.
     *
     * @param row the bar's row
     * @return the high, NaN if absent
     */
    public double high(int row) {
        return high[row];
    }

    /**
     * Gives the low of a bar.
     *
     * @param row the bar's row
     * @return the low, NaN if absent
     */
    public double low(int row) {
        return low[row];
    }

    /**
     * Gives the close of a bar.
     *
     * @param row the bar's row
     * @return the close, NaN if absent
     */
    public double close(int row) {
        return close[row];
    }

    /**
     * Gives the volume of a bar.
     *
     * @param row the bar's row
     * @return the volume, NaN if it is not known
     */
    public double volume(int row) {
        return volume == null ? Double.NaN : volume[row];
    }

    /**
     * Gives a macro value.
     *
     * @param column the index of its column, in contract order
     * @param row the bar's row
     * @return the value, NaN if absent
     */
    public double macro(int column, int row) {
        return macro[column][row];
    }

    /**
     * Fills a buffer with a bar.
     *
     * @param row the bar's row
     * @param bar the buffer, for the same macro columns
     */
    public void read(int row, BarBuffer bar) {
        bar.set(time[row], open[row], high[row], low[row], close[row], volume(row));
        for (int i = 0; i < macro.length; i++) {
            bar.setMacro(i, macro[i][row]);
        }
    }

    /**
     * Fills a block with bars.
     *
     * @param from the row of the first one
     * @param count how many
     * @param block the block, for the same macro columns
     */
    public void read(int from, int count, BarBlock block) {
        System.arraycopy(time, from, block.time(), 0, count);
        System.arraycopy(open, from, block.column(BarLayout.OPEN), 0, count);
        System.arraycopy(high, from, block.column(BarLayout.HIGH), 0, count);
        System.arraycopy(low, from, block.column(BarLayout.LOW), 0, count);
        System.arraycopy(close, from, block.column(BarLayout.CLOSE), 0, count);
        if (volume == null) {
            Arrays.fill(block.volume(), 0, count, Double.NaN);
        } else {
            System.arraycopy(volume, from, block.volume(), 0, count);
        }
        for (int i = 0; i < macro.length; i++) {
            System.arraycopy(macro[i], from, block.column(BarLayout.PRICES + i), 0, count);
        }
    }

    private static void checkLength(List<Fault> faults, String name, int expected, double[] column) {
        if (column.length != expected) {
            faults.add(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    Place.item("column", name),
                    "must be as long as the times, " + expected,
                    Integer.toString(column.length)));
        }
    }

    private static double[] absent(int length) {
        double[] column = new double[length];
        Arrays.fill(column, Double.NaN);
        return column;
    }
}
