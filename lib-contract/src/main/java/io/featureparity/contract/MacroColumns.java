// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.text.LikelyName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The rule for macro values that are given by name: every column of the contract must be there, and no other. An absent
 * value must be given as NaN. Otherwise a forgotten column would look like an absent one for ever, and nobody would
 * notice.
 */
public final class MacroColumns {

    private static final String WHERE = "macro columns";

    private MacroColumns() {}

    /**
     * Compares names with the columns of a contract.
     *
     * @param columns the columns
     * @param given the names
     * @return a fault for each name that is unknown, in alphabetical order, and one for each column that is missing
     */
    public static List<Fault> faults(List<String> columns, Collection<String> given) {
        List<Fault> faults = new ArrayList<>();
        for (String name : new TreeSet<>(given)) {
            if (!columns.contains(name)) {
                faults.add(unknown(WHERE, columns, name));
            }
        }
        for (String column : columns) {
            if (!given.contains(column)) {
                String rule = "must hold every column of the contract, with NaN where a value is absent";
                faults.add(new Fault(ErrorCode.MACRO_COLUMN_MISSING, WHERE, rule, "without " + column));
            }
        }
        return faults;
    }

    /**
     * Makes the fault of a name that is not a column.
     *
     * @param where where the name was given
     * @param columns the columns
     * @param name the name
     * @return the fault; it lists the columns and names the one that was probably meant
     */
    public static Fault unknown(String where, List<String> columns, String name) {
        String likely = LikelyName.among(columns, name)
                .map(close -> ", perhaps " + close)
                .orElse("");
        return new Fault(ErrorCode.UNKNOWN_MACRO_COLUMN, where, "must be one of " + columns + likely, name);
    }
}
