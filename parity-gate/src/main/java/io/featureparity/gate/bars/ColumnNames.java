// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.gate.console.DidYouMean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of a file are called there, where they are not called as in the contract.
 *
 * @param option the option that says so, for faults
 * @param names the names in the file, by the names that everybody else uses
 */
public record ColumnNames(String option, Map<String, String> names) {

    /** Copies the names. */
    public ColumnNames {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names)); // in the order in which they were given
    }

    /** {@return what a column is called in the file} */
    public String inFile(String column) {
        return names.getOrDefault(column, column);
    }

    /** {@return whether the option names a column, which then has to be there} */
    public boolean isNamed(String column) {
        return names.containsKey(column);
    }

    /**
     * Refuses a name that nobody asks for. It is a typing error, and the column it was meant for would be looked for under its
     * own name.
     *
     * @param time the column of times
     * @param columns the other columns
     */
    public void requireKnown(String time, List<String> columns) {
        List<Fault> faults = new ArrayList<>();
        for (String name : names.keySet()) {
            if (!name.equals(time) && !columns.contains(name)) {
                List<String> known = new ArrayList<>(List.of(time));
                known.addAll(columns);
                String rule = "must name one of " + String.join(", ", known) + DidYouMean.question(name, known);
                faults.add(new Fault(ErrorCode.TABLE_COLUMN, Place.option(option), rule, name));
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }
}
