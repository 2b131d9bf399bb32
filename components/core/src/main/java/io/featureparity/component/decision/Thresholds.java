// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.store.row.Action;

/**
 * The answers of a model above or below which a position is wanted.
 *
 * @param buy an answer above this number means {@link Action#LONG}
 * @param sell an answer below this number means {@link Action#SHORT}; an answer between the two, or equal to one, means {@link
 *     Action#FLAT}
 */
public record Thresholds(double buy, double sell) {

    /** The thresholds that the models of USD/COP were trained with. */
    public static final Thresholds USUAL = new Thresholds(0.33, -0.33);

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws ComponentException if {@code buy} is not above {@code sell}
     */
    public Thresholds {
        if (!(buy > sell) || Double.isInfinite(buy) || Double.isInfinite(sell)) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_SETTING,
                    "thresholds",
                    "must be finite, and buy above sell",
                    buy + " and " + sell));
        }
    }

    /**
     * Turns a model's answer into an action.
     *
     * @param output the answer
     * @return the action
     * @throws ComponentException if the answer is not a number
     */
    public Action action(double output) {
        if (Double.isNaN(output)) {
            throw new ComponentException(
                    new Fault(ErrorCode.COMPONENT_MODEL_OUTPUT, "output of the model", "must be a number", "NaN"));
        }
        if (output > buy) {
            return Action.LONG;
        }
        return output < sell ? Action.SHORT : Action.FLAT;
    }
}
