// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.contract.error.FeatureParityException;

/** What went wrong, in one line. */
public final class ErrorText {

    private ErrorText() {}

    /** {@return the first fault, and how many more there are} */
    public static String of(FeatureParityException refused) {
        int more = refused.faults().size() - 1;
        String first = refused.faults().get(0).toString();
        return oneLine(more == 0 ? first : first + " (and " + more + " more)");
    }

    /** Names and values come from files: none may break the line, or steer the terminal. */
    public static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
