// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.time.Instant;
import java.util.Objects;

/**
 * What a model decided at a bar, with all that is needed to decide it again.
 *
 * @param features the key of the features that the model was given
 * @param modelId the model
 * @param modelVersion the version of the model
 * @param time the time of the bar
 * @param agentPosition the agent's position before the decision
 * @param observation what the model was given
 * @param output what the model answered
 * @param action the action that follows from the answer
 * @param decided when the decision was made, by the clock of the component that decided, cut to whole microseconds
 * @param latencyNanos how long the decision took, in nanoseconds
 * @param auditRecord the number of the record in the audit log, {@link #NOT_LOGGED} if there is none
 */
public record Decision(
        FeatureKey features,
        String modelId,
        String modelVersion,
        Instant time,
        double agentPosition,
        ObservationVector observation,
        double output,
        Action action,
        Instant decided,
        long latencyNanos,
        long auditRecord) {

    /** The value of {@code auditRecord} if nothing was logged. */
    public static final long NOT_LOGGED = -1;

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws StoreException if one of the parts is invalid
     */
    public Decision {
        RowRules.requireName("model id", modelId);
        RowRules.requireName("model version", modelVersion);
        RowRules.requireBarTime("time of a decision about", features.instrument(), time);
        Objects.requireNonNull(observation, "observation");
        Objects.requireNonNull(action, "action");
        agentPosition = RowRules.canonical(agentPosition);
        output = RowRules.canonical(output);
        decided = RowRules.toMicros(Place.named("instant of a decision"), decided);
        RowRules.require(
                latencyNanos >= 0, Place.named("latency"), "must not be negative", Long.toString(latencyNanos));
        RowRules.require(
                auditRecord >= NOT_LOGGED,
                Place.named("audit record"),
                "must be a number, or -1",
                Long.toString(auditRecord));
    }
}
