// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import java.util.Map;

/**
 * From where on rules are broken.
 *
 * @param leastPrice the least that a price may be
 * @param mostPrice the most that a price may be
 * @param mostMacro how far from zero a macro value may be
 * @param deviations how many deviations a return may be away, right after the bar before
 * @param deviationsAfterGap the same where a bar, a night or more is between
 * @param window how many earlier returns count
 * @param leastReturns how many of them there must be before a return is judged
 * @param smallestDeviation a smaller deviation counts as this one
 * @param stuckBars how many bars in a row may not have the same prices
 * @param step the share of the value before by which a macro value may differ
 * @param stepOf the same for some columns, by name
 * @param lateMillis how long after its end a bar may arrive
 */
record QualityBounds(
        double leastPrice,
        double mostPrice,
        double mostMacro,
        double deviations,
        double deviationsAfterGap,
        int window,
        int leastReturns,
        double smallestDeviation,
        int stuckBars,
        double step,
        Map<String, Double> stepOf,
        long lateMillis) {

    /** Copies the shares. {@inheritDoc} */
    QualityBounds {
        stepOf = Map.copyOf(stepOf);
    }
}
