// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * An edited formula.
 *
 * @param expression the formula
 * @param edits what was edited, in order
 */
record Variant(Expression expression, List<Edit> edits) {

    Variant {
        edits = List.copyOf(edits);
    }

    /** The same with one edit more. */
    Variant plus(Option option) {
        Expression changed = option.change().apply(expression);
        List<Edit> more = new ArrayList<>(edits);
        more.add(option.edit().apply(expression));
        return new Variant(changed, more);
    }

    int cost() {
        return edits.stream().mapToInt(Edit::cost).sum();
    }
}
