// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.component.TimeRange;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import io.featureparity.store.row.RegisteredModel;
import java.util.Objects;

/**
 * What a replay is to do.
 *
 * @param range the bars whose decisions are replayed
 * @param thresholds what makes an action of the model's answer
 * @param tolerance by how much the model's answer may differ; observations and actions may not differ at all
 * @param least the share of decisions that must be compared, and of bars that must have been decided about
 */
public record ReplayRequest(TimeRange range, Thresholds thresholds, double tolerance, Share least) {

    /** The tolerance if nobody states another one: runtimes of a model do not agree to the last bit on every processor. */
    public static final double USUAL_TOLERANCE = 1e-6;

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws ComponentException if the tolerance is not from 0 to below 1
     */
    public ReplayRequest {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(least, "least");
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_SETTING,
                    "tolerance of a replay",
                    "must be from 0 to below 1",
                    Double.toString(tolerance)));
        }
    }

    /** The decisions about an instrument that are replayed, as faults name them. */
    Place decisions(RegisteredModel model) {
        return Place.item("decisions about", model.instrument()).qualified("from", range);
    }

    /**
     * Asks for a replay with what is usual.
     *
     * @param range the bars whose decisions are replayed
     * @return the request
     */
    public static ReplayRequest of(TimeRange range) {
        return new ReplayRequest(range, Thresholds.USUAL, USUAL_TOLERANCE, Scope.MOST_ROWS);
    }
}
