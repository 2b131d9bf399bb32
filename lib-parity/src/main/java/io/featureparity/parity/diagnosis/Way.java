// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

/**
 * How a formula's value came into a column, as far as it concerns all rows.
 *
 * @param linear a factor or an offset
 * @param scores how often it was normalised
 */
record Way(Linear linear, Scores scores) {}
