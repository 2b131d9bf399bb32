// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The macro values seen at one bar (clause B1), in the order of a contract's macro columns. An absent value is NaN
 * (clause B2). Immutable; two are equal if they hold the same columns and the same bits, and absent equals absent.
 */
public final class MacroValues {

    private final List<String> columns;
    private final double[] values;

    private MacroValues(List<String> columns, double[] values) {
        this.columns = columns;
        this.values = values;
    }

    /**
     * Puts values into the order of columns.
     *
     * @param columns the macro columns of a contract
     * @param values the value of every column, NaN where absent
     * @return the values in order
     * @throws InputException if a column is missing or unknown, or a value is infinite, with all faults
     */
    public static MacroValues of(List<String> columns, Map<String, Double> values) {
        List<String> ordered = List.copyOf(columns);
        check(ordered, values);
        double[] inOrder = new double[ordered.size()];
        for (int i = 0; i < inOrder.length; i++) {
            inOrder[i] = Objects.requireNonNull(values.get(ordered.get(i)));
        }
        return new MacroValues(ordered, inOrder);
    }

    /**
     * Makes values that are all absent.
     *
     * @param columns the macro columns of a contract
     * @return the absent values
     */
    public static MacroValues absent(List<String> columns) {
        double[] values = new double[columns.size()];
        Arrays.fill(values, Double.NaN);
        return new MacroValues(List.copyOf(columns), values);
    }

    private static void check(List<String> columns, Map<String, Double> values) {
        List<Fault> faults = new ArrayList<>(MacroColumns.faults(columns, values.keySet()));
        new TreeMap<>(values).forEach((column, value) -> {
            Objects.requireNonNull(value, column);
            if (Double.isInfinite(value) && columns.contains(column)) {
                String rule = "must be finite, or NaN for absent";
                Place where = Place.item("macro value", column);
                faults.add(new Fault(ErrorCode.MACRO_VALUE_INFINITE, where, rule, Double.toString(value)));
            }
        });
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }

    /** {@return the columns, in order} */
    public List<String> columns() {
        return columns;
    }

    /** {@return how many columns there are} */
    public int size() {
        return values.length;
    }

    /**
     * Gives one value.
     *
     * @param column the index of its column
     * @return the value, NaN if it is absent
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public double value(int column) {
        return values[column];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MacroValues that && columns.equals(that.columns) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * columns.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            shown.add(columns.get(i) + "=" + values[i]);
        }
        return "MacroValues" + shown;
    }
}
