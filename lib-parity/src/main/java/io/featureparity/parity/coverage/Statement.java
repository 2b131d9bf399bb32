// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import java.util.Locale;
import java.util.Objects;

/**
 * One thing that a report says at its top: what was compared, what was not, and why.
 *
 * @param what what it is about, such as {@code rows joined}
 * @param text what the report says about it
 * @param weight what follows from it
 */
public record Statement(String what, String text, Weight weight) {

    /** What follows from a statement. */
    public enum Weight {
        /** Nothing. */
        FACT,
        /** Somebody should look. */
        WARNING,
        /** There is no parity. */
        FAILURE
    }

    /** Checks that nothing is missing. {@inheritDoc} */
    public Statement {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(weight, "weight");
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * Says how many of a thing there are.
     *
     * @param count how many
     * @param one what one of them is called
     * @return the count and the name, such as {@code 1,200 rows}
     */
    public static String count(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }

    /** {@return the statement in one line} */
    @Override
    public String toString() {
        return switch (weight) {
            case FACT -> what + ": " + text;
            case WARNING -> "warning: " + what + ": " + text;
            case FAILURE -> "failure: " + what + ": " + text;
        };
    }
}
