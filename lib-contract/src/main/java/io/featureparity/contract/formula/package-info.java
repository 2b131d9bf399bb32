// SPDX-License-Identifier: Apache-2.0

/**
 * Formulas (section G of the clauses): texts in a small subset of Python's expressions, read into trees. Begin with
 * {@link io.featureparity.contract.formula.Formulas}.
 */
@NullMarked
package io.featureparity.contract.formula;

import org.jspecify.annotations.NullMarked;
