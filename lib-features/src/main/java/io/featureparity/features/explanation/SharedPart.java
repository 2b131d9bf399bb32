// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import java.util.List;

/**
 * A part of formulas that several features have in common, and that is computed once for all of them.
 *
 * @param node the number of its node
 * @param formula the part as a formula
 * @param features all features that need it
 */
public record SharedPart(int node, String formula, List<String> features) {

    /** Copies the list. {@inheritDoc} */
    public SharedPart {
        features = List.copyOf(features);
    }
}
