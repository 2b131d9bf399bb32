// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

/**
 * What became of the stored bars.
 *
 * @param before how many bars were taken in before the range, to warm the features up
 * @param taken how many bars of the range were taken in, those that the feed inserted among them
 * @param inserted how many of these the feed inserted, because they were missing
 * @param leftOut how many bars of the range the feed dropped or refused
 * @param corrected how many bars of the range came again with other values and took the place of the first; nothing was decided
 *     about them again
 * @param warmingUp how many bars of the range belong to the warm-up: the model was not asked
 */
public record BarCounts(long before, long taken, long inserted, long leftOut, long corrected, long warmingUp) {}
