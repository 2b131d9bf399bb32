// SPDX-License-Identifier: Apache-2.0

/**
 * Compares values in units in the last place. {@link io.featureparity.parity.comparison.Comparison} takes rows, and
 * {@link io.featureparity.parity.comparison.ParityReport} gives the result.
 *
 * <p>Large for a reason: a report is counted by many small classes in one pass (distances, errors, times, the points of
 * a plot, the kind of difference). They are package-private, and nobody can make a report of other counts.
 */
@NullMarked
package io.featureparity.parity.comparison;

import org.jspecify.annotations.NullMarked;
