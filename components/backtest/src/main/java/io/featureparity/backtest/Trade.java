// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.store.row.Action;
import java.time.Instant;

/**
 * A position from its entry to its exit.
 *
 * @param side {@link Action#LONG} or {@link Action#SHORT}
 * @param entry the time of the bar at whose open it was entered
 * @param exit the time of the bar at whose open it was left; of a position that was open at the end, of the last bar, at its
 *     close
 * @param quantity how much was traded
 * @param entryPrice the price of the entry, slippage included
 * @param exitPrice the price of the exit, slippage included
 * @param entryFee what the entry cost
 * @param exitFee what the exit cost
 * @param profit what was earned, both costs taken off; a loss is negative
 */
public record Trade(
        Action side,
        Instant entry,
        Instant exit,
        double quantity,
        double entryPrice,
        double exitPrice,
        double entryFee,
        double exitFee,
        double profit) {}
