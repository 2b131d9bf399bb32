// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

/**
 * What an engine has met since it was made or reset. The counts travel with copies and snapshots.
 *
 * @param bars the bars taken in, absent ones included
 * @param takenAsAbsent the bad bars among them, taken as absent under {@code BadPrices.ABSENT}
 * @param outsideHighLow the bars whose open or close lay outside high and low, and were let through as in training
 */
public record EngineCounts(long bars, long takenAsAbsent, long outsideHighLow) {}
