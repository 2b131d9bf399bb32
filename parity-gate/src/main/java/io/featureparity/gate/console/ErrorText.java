// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.formula.FormulaFaultKind;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What went wrong, in one line; a fault of a formula has two more, the formula and a caret below the place. */
public final class ErrorText {

    private static final Set<ErrorCode> OF_FORMULAS =
            Stream.of(FormulaFaultKind.values()).map(FormulaFaultKind::code).collect(Collectors.toUnmodifiableSet());

    private ErrorText() {}

    /** {@return the first fault, and how many more there are} */
    public static String of(FeatureParityException refused) {
        int more = refused.faults().size() - 1;
        return text(refused.faults().get(0), more == 0 ? "" : " (and " + more + " more)");
    }

    /** {@return one fault} */
    public static String of(Fault fault) {
        return text(fault, "");
    }

    private static String text(Fault fault, String behind) {
        String text = fault.toString();
        int caret = text.lastIndexOf('\n');
        int formula = text.lastIndexOf('\n', caret - 1);
        if (!OF_FORMULAS.contains(fault.code()) || formula < 0) {
            return oneLine(text + behind);
        }
        return oneLine(text.substring(0, formula) + behind)
                + below(text.substring(formula + 1, caret))
                + below(text.substring(caret + 1));
    }

    private static String below(String line) {
        return System.lineSeparator() + "  " + oneLine(line);
    }

    /** Names and values come from files: none may break the line, or steer the terminal. */
    public static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
