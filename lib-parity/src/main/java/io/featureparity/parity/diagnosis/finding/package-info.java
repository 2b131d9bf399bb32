// SPDX-License-Identifier: Apache-2.0

/**
 * What a search has found of a column: what is not as in the contract, and how well that fits.
 */
@NullMarked
package io.featureparity.parity.diagnosis.finding;

import org.jspecify.annotations.NullMarked;
