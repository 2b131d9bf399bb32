// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import org.jspecify.annotations.Nullable;

/**
 * The agent's position at each bar: the same number everywhere, or a column of the bars.
 *
 * @param constant the number; NaN for no position
 * @param column the column, as the file calls it; null for the number
 */
public record AgentPosition(double constant, @Nullable String column) {

    /** {@return no position, which does for every stage but the observation} */
    public static AgentPosition none() {
        return new AgentPosition(Double.NaN, null);
    }
}
