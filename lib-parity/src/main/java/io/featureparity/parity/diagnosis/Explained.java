// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

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
record Explained(
        Variant variant, Way way, Outcome outcome, List<Edit> outcomeEdits, Evidence evidence, double[] values) {

    List<Edit> edits() {
        List<Edit> all = new ArrayList<>(variant.edits());
        all.addAll(outcomeEdits);
        return all;
    }

    int cost() {
        return edits().stream().mapToInt(Edit::cost).sum();
    }

    int outcomeCost() {
        return outcomeEdits.stream().mapToInt(Edit::cost).sum();
    }

    /** Where last bits are noise, a few rows more are no reason to believe more edits. */
    private static int more(int a, int b, int rows) {
        return Math.abs(a - b) <= (1 - Evidence.ENOUGH) * rows ? 0 : Integer.compare(a, b);
    }

    /** Above 0 if the first matches more rows, in the strictest sense in which one of both matches enough. */
    static int compare(Evidence a, Evidence b) {
        if (a.isEnough() != b.isEnough()) {
            return a.isEnough() ? 1 : -1;
        }
        if (!a.isEnough()) {
            return Double.compare(a.share(), b.share());
        }
        int rows = Math.max(a.rows(), b.rows());
        double enough = Evidence.ENOUGH * rows;
        if (Math.max(a.equal(), b.equal()) >= enough) {
            return Integer.compare(a.equalOfAll(), b.equalOfAll());
        }
        if (Math.max(a.near(), b.near()) >= enough) {
            return more(a.near(), b.near(), rows);
        }
        return more(a.close(), b.close(), rows);
    }
}
