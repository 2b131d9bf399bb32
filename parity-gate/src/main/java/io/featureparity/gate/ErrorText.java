// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.error.FeatureParityException;

/** What went wrong, in one line. */
final class ErrorText {

    private ErrorText() {}

    static String of(FeatureParityException refused) {
        int more = refused.faults().size() - 1;
        String first = refused.faults().get(0).toString();
        return oneLine(more == 0 ? first : first + " (and " + more + " more)");
    }

    /** Names and values come from files: none may break the line, or steer the terminal. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
