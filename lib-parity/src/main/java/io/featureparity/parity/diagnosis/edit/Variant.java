// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.ArrayList;
import java.util.List;

/**
 * An edited formula.
 *
 * @param expression the formula
 * @param edits what was edited, in order
 */
public record Variant(Expression expression, List<Edit> edits) {

    public Variant {
        edits = List.copyOf(edits);
    }

    /** The same with one edit more. */
    public Variant plus(Option option) {
        Expression changed = option.change().apply(expression);
        List<Edit> more = new ArrayList<>(edits);
        more.add(option.edit().apply(expression));
        return new Variant(changed, more);
    }

    public int cost() {
        return edits.stream().mapToInt(Edit::cost).sum();
    }
}
