// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.parity.diagnosis.KnownDialect;
import java.util.List;

/** Gives the formulas that a feature could have been computed with in place of the contract's own. */
@FunctionalInterface
public interface FormulaCandidates {

    /**
     * Gives the candidates of a feature. Factors need no candidates: each one is also tried in percent and as a fraction.
     *
     * @param contract the contract
     * @param feature one of its market features
     * @return the candidates, the simplest first
     */
    List<FormulaCandidate> of(FeatureContract contract, FeatureSpec feature);

    /** {@return the formulas of known dialects: those that a diagnosis can try without the values of a column} */
    static FormulaCandidates edits() {
        return (contract, feature) -> KnownDialect.of(contract, feature).stream()
                .map(FormulaCandidate::of)
                .toList();
    }
}
