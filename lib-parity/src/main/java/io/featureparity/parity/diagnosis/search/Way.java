// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.diagnosis.outcome.Linear;
import io.featureparity.parity.diagnosis.outcome.Scores;

/**
 * How a formula's value came into a column, as far as it concerns all rows.
 *
 * @param linear a factor or an offset
 * @param scores how often it was normalised
 */
public record Way(Linear linear, Scores scores) {}
