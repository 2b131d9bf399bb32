// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.diagnosis.edit.Variant;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.finding.Evidence;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * An explanation of a column with all that belongs to it.
 *
 * @param variant the edited formula
 * @param way how its value came into the column, as it was found
 * @param outcome what becomes of its value
 * @param outcomeEdits what of that is not as in the contract
 * @param evidence how well it fits
 * @param values what it gives at each bar, stored as the column is
 */
@SuppressWarnings("ArrayRecordComponent") // as long as a history; never compared
public record Explained(
        Variant variant, Way way, Outcome outcome, List<Edit> outcomeEdits, Evidence evidence, double[] values) {

    public List<Edit> edits() {
        List<Edit> all = new ArrayList<>(variant.edits());
        all.addAll(outcomeEdits);
        return all;
    }

    public int cost() {
        return edits().stream().mapToInt(Edit::cost).sum();
    }

    int outcomeCost() {
        return outcomeEdits.stream().mapToInt(Edit::cost).sum();
    }
}
