// SPDX-License-Identifier: Apache-2.0

/**
 * What becomes of a value before it stands in a column: a factor, bounds, a normalisation, a rounding.
 */
@NullMarked
package io.featureparity.parity.diagnosis.outcome;

import org.jspecify.annotations.NullMarked;
