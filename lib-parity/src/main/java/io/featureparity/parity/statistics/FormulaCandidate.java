// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A formula that a feature could have been computed with in place of the contract's own.
 *
 * @param sentence what is different, as a continuation of "fitted", such as {@code on a plain mean of 9}
 * @param define the definitions that the formula uses, besides those of the contract, each behind those that it uses itself
 * @param formula the formula (section G)
 */
public record FormulaCandidate(String sentence, Map<String, String> define, String formula) {

    /** Copies the map. {@inheritDoc} */
    public FormulaCandidate {
        Objects.requireNonNull(sentence, "sentence");
        define = Collections.unmodifiableMap(new LinkedHashMap<>(define));
        Objects.requireNonNull(formula, "formula");
    }
}
