// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.parity.coverage.Share;

/**
 * What is asked of the bars of a file, besides that each can be read.
 *
 * @param trustTimes whether times are taken as they are, however unlikely; else a unit or a zone that was mistaken is refused
 * @param maxLeftOut the largest share of the bars that the policy may leave out
 * @param refuseOutsideHighLow whether a bar is refused whose open or close is outside of its high and low
 */
public record BarDemands(boolean trustTimes, Share maxLeftOut, boolean refuseOutsideHighLow) {

    /** The largest share that a policy may leave out, unless somebody allows more. */
    public static final Share FEW_LEFT_OUT = Share.ofPercent(10);
}
