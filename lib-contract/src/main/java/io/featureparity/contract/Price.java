// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.formula.FormulaNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The prices of a bar, in the order that every row of prices uses. */
public enum Price {
    /** The first price of the bar. */
    OPEN,
    /** The highest price of the bar. */
    HIGH,
    /** The lowest price of the bar. */
    LOW,
    /** The last price of the bar. */
    CLOSE;

    private static final List<String> COLUMNS =
            Stream.of(values()).map(Price::column).toList();
    private static final List<String> COLUMNS_WITH_VOLUME =
            Stream.concat(COLUMNS.stream(), Stream.of(FormulaNames.VOLUME)).toList();

    /** {@return the names of all columns of prices: open, high, low, close} */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** {@return the names of all columns of bars without macro values: open, high, low, close, volume} */
    public static List<String> columnsWithVolume() {
        return COLUMNS_WITH_VOLUME;
    }

    /** {@return the name of its column, such as {@code open}} */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
