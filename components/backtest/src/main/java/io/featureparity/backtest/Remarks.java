// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import java.util.ArrayList;
import java.util.List;

/** What a reader of a backtest's numbers has to know beside them. */
final class Remarks {

    private Remarks() {}

    static List<String> of(BacktestResult result) {
        List<String> all = new ArrayList<>();
        BarCounts bars = result.bars();
        if (result.trades().size() == 0) {
            all.add("There was no trade: the account is as it was.");
        }
        if (result.ruined() != null) {
            all.add("At " + result.ruined() + " the account had nothing left; no position was opened after that.");
        }
        if (result.closedAtEnd()) {
            all.add("The last position was open at the end. It was closed at the last close, with costs and slippage.");
        }
        if (result.unfilled() != null) {
            all.add("The last decision, " + result.unfilled() + ", was not filled: no bar with an open came after it.");
        }
        if (bars.warmingUp() > 0) {
            all.add("The model was not asked at the first " + bars.warmingUp()
                    + " bars of the range: they belong to the warm-up.");
        }
        if (bars.leftOut() > 0) {
            all.add("The feed dropped or refused " + bars.leftOut() + " stored bars of the range.");
        }
        if (bars.inserted() > 0) {
            all.add("The feed inserted " + bars.inserted()
                    + " bars that were missing; the model was asked at them too.");
        }
        if (bars.corrected() > 0) {
            all.add(bars.corrected() + " bars came again with other values. The model had decided about the first ones,"
                    + " and was not asked again.");
        }
        return all;
    }
}
