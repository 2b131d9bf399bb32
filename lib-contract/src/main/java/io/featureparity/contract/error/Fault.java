// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * One broken rule.
 *
 * @param code the stable code of the rule
 * @param where the place: a JSON pointer with the document's name, a line and column, a feature, a bar's time
 * @param rule what must hold, as a sentence without a subject ("must be at least 1")
 * @param value the value that breaks it, as text, shortened if it is long
 * @serial exclude
 */
public record Fault(ErrorCode code, String where, String rule, String value) implements Serializable {

    /** A value longer than this is cut, so that an error never prints a whole document. */
    private static final int LONGEST_VALUE = 120;

    /** Checks that nothing is missing and shortens a long value. {@inheritDoc} */
    public Fault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(rule, "rule");
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "... (" + value.length() + " characters)";
        }
    }

    @Override
    public String toString() {
        return code + " at " + where + ": " + rule + ", but was " + value;
    }
}
