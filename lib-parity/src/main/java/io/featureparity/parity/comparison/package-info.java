// SPDX-License-Identifier: Apache-2.0

/**
 * Compares values in units in the last place. {@link io.featureparity.parity.comparison.Comparison} takes rows, and
 * {@link io.featureparity.parity.comparison.ParityReport} gives the result.
 */
@NullMarked
package io.featureparity.parity.comparison;

import org.jspecify.annotations.NullMarked;
