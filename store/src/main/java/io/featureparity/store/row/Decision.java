// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.time.Instant;
import java.util.Objects;

/**
 * What a model decided at a bar, with all that is needed to decide it again.
 *
 * @param features whose features the model was given
 * @param modelId the model
 * @param modelVersion which one of that name
 * @param time the time of the bar
 * @param agentPosition the agent's position before the decision
 * @param observation what the model was given
 * @param output what the model answered
 * @param action what was made of it
 * @param decided when, by the clock of what decided; a part of a microsecond is cut off
 * @param latencyNanos how long it took
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

    /** The record's number where nothing was logged. */
    public static final long NOT_LOGGED = -1;

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws StoreException if one of them is not possible
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
