// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * One broken rule.
 *
 * @param code the stable code of the rule
 * @param place where it is broken
 * @param rule what must hold, as a sentence without a subject ("must be at least 1")
 * @param value the value that breaks it, as text, shortened if it is long
 * @serial exclude
 */
public record Fault(ErrorCode code, Place place, String rule, String value) implements Serializable {

    /** A value longer than this is cut, so that an error never prints a whole document. */
    private static final int LONGEST_VALUE = 120;

    /** Checks that nothing is missing and shortens a long value. {@inheritDoc} */
    public Fault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(rule, "rule");
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "... (" + value.length() + " characters)";
        }
    }

    /**
     * Makes a fault at a place that is only a name, such as a parameter.
     *
     * @param code the stable code of the rule
     * @param name the name of what breaks the rule
     * @param rule what must hold, as a sentence without a subject
     * @param value the value that breaks it, as text, shortened if it is long
     */
    public Fault(ErrorCode code, String name, String rule, String value) {
        this(code, Place.named(name), rule, value);
    }

    /**
     * Gives the same fault at another place. Use it where the code knows the place more exactly.
     *
     * @param other the other place
     * @return the fault
     */
    public Fault at(Place other) {
        return new Fault(code, other, rule, value);
    }

    /** {@return the place in words, as messages show it} */
    public String where() {
        return place.toString();
    }

    @Override
    public String toString() {
        return code + " at " + where() + ": " + rule + ", but was " + value;
    }
}
