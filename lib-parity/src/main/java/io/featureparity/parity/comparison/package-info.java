// SPDX-License-Identifier: Apache-2.0

/**
 * Comparing values in units in the last place: {@link io.featureparity.parity.comparison.Comparison} takes rows, {@link
 * io.featureparity.parity.comparison.ParityReport} says what it found.
 */
@NullMarked
package io.featureparity.parity.comparison;

import org.jspecify.annotations.NullMarked;
