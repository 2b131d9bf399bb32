// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.util.Objects;

/**
 * What is wrong at one place of a formula.
 *
 * @param kind the kind of rule that is broken
 * @param source the text, and the feature, definition or column that it belongs to
 * @param offset how many characters of the text stand before the place
 * @param rule what must hold, as a sentence without a subject; it says what to write instead
 * @param found what stands at the place
 */
public record FormulaFault(FormulaFaultKind kind, FormulaText source, int offset, String rule, String found) {

    /** Together with the lines that show the place, what is found stays within what a fault shows of a value. */
    private static final int LONGEST_FOUND = 20;

    /** Checks that nothing is missing. {@inheritDoc} */
    public FormulaFault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(rule, "rule");
        if (found.length() > LONGEST_FOUND) {
            found = found.substring(0, LONGEST_FOUND - 3) + "...";
        }
    }

    /**
     * Gives the fault as the library reports it: with the text and a caret below the place.
     *
     * @param place where the text stands in its document
     * @return the fault
     */
    public Fault toFault(Place place) {
        String value = found + "\n" + source.show(offset);
        return new Fault(kind.code(), new Place.Part(place, "offset " + offset), rule, value);
    }
}
