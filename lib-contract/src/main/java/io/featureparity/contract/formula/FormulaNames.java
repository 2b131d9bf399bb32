// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Clause G2: the names that a formula may use without defining them, and what each stands for. */
public final class FormulaNames {

    /** The volume that was traded in a bar. */
    public static final String VOLUME = "volume";

    /** The minute of the bar's day, 0 to 1439, in UTC; seconds are dropped. */
    public static final String MINUTE_OF_DAY = "minute_of_day";

    /** The day of the week in UTC, from 0 for Monday to 6 for Sunday. */
    public static final String DAY_OF_WEEK = "day_of_week";

    /** Days since 1970-01-01, in UTC. */
    public static final String DAY = "day";

    /** What every bar brings, in the order in which inputs are listed. */
    private static final List<String> OF_BARS = List.of("open", "high", "low", "close", VOLUME);

    private static final List<String> OF_TIME = List.of(MINUTE_OF_DAY, DAY_OF_WEEK, DAY);

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Set<String> columns = new LinkedHashSet<>();
    private final List<String> macro;

    FormulaNames(List<String> macro) {
        this.macro = List.copyOf(macro);
        columns.addAll(OF_BARS);
        columns.addAll(OF_TIME);
        columns.addAll(macro);
    }

    boolean isColumn(String name) {
        return columns.contains(name);
    }

    /** {@return all columns, those of the market's last} */
    Set<String> columns() {
        return columns;
    }

    /** {@return the columns that bars bring, readings of their time left out} */
    List<String> inputs() {
        return columns.stream().filter(name -> !OF_TIME.contains(name)).toList();
    }

    /** {@return the value of nan or inf; null for any other name} */
    static @Nullable Double constant(String name) {
        return switch (name) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            default -> null;
        };
    }

    /** Columns whose names formulas use for something else. */
    List<FormulaFault> faultsOfColumns() {
        List<FormulaFault> faults = new ArrayList<>();
        for (String name : macro) {
            String taken =
                    OF_BARS.contains(name) || OF_TIME.contains(name) ? "a column of every contract" : taken(name);
            if (taken != null) {
                faults.add(badName(FormulaText.Owner.COLUMN, name, "must have another name: " + name + " is " + taken));
            }
        }
        return faults;
    }

    /** What is wrong with the name of a definition, or null. */
    @Nullable
    FormulaFault faultOfDefinition(String name) {
        String taken = isColumn(name) ? "a column" : taken(name);
        if (taken != null) {
            return badName(FormulaText.Owner.DEFINITION, name, "must have another name: " + name + " is " + taken);
        }
        String rule = "must be named with ASCII letters, digits and _, not beginning with a digit";
        return NAME.matcher(name).matches() ? null : badName(FormulaText.Owner.DEFINITION, name, rule);
    }

    private static FormulaFault badName(FormulaText.Owner owner, String name, String rule) {
        return new FormulaFault(FormulaFaultKind.NAME, new FormulaText(owner, name, name), 0, rule, name);
    }

    private static @Nullable String taken(String name) {
        if (constant(name) != null) {
            return "a number";
        }
        if (FormulaFunction.of(name) != null) {
            return "a function";
        }
        return InsteadOfPython.KEYWORDS.contains(name) ? "a keyword of Python" : null;
    }
}
