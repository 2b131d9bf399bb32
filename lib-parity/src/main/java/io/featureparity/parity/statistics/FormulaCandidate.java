// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.parity.diagnosis.KnownDialect;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A formula that a feature could have been computed with in place of the contract's own.
 *
 * @param sentence what is different, as a continuation of "fitted", such as {@code on a plain mean of 9}
 * @param define the definitions that the formula uses besides those of the contract; each comes after the definitions that it
 *     uses itself
 * @param formula the formula (section G)
 */
public record FormulaCandidate(String sentence, Map<String, String> define, String formula) {

    /** The formula of a known dialect. */
    static FormulaCandidate of(KnownDialect dialect) {
        return new FormulaCandidate(said(dialect.edits()), dialect.define(), dialect.formula());
    }

    private static String said(List<Edit> edits) {
        String words = edits.stream().map(Edit::words).collect(Collectors.joining(" and "));
        String instead = edits.stream()
                .map(Edit::instead)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
        return fittedOn(words) + (instead.isEmpty() ? "" : ", the contract's is " + instead);
    }

    /** As a continuation of "fitted". */
    private static String fittedOn(String words) {
        String mean = "plain rolling mean";
        if (words.startsWith(mean)) {
            return "on a plain mean" + words.substring(mean.length());
        }
        return words.startsWith("EMA") ? "on an " + words : "with " + words;
    }

    /** Copies the map. {@inheritDoc} */
    public FormulaCandidate {
        Objects.requireNonNull(sentence, "sentence");
        define = Collections.unmodifiableMap(new LinkedHashMap<>(define));
        Objects.requireNonNull(formula, "formula");
    }
}
