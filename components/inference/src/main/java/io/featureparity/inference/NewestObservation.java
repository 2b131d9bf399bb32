// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.served.ServedModel;
import io.featureparity.resilience.level.Condition;
import io.featureparity.store.latest.Latest;
import io.featureparity.store.row.ObservationVector;
import java.util.List;
import java.util.Objects;

/**
 * What the model is given at the newest bar that an inference has looked at.
 *
 * @param served the model
 * @param latest the features, and where they came from
 * @param position the agent's position at the bar
 * @param observation the observation with that position
 * @param judged whether the inference has looked at the bar; if not, its conditions say nothing about it
 * @param conditions what lowers the level, the worst first
 */
public record NewestObservation(
        ServedModel served,
        Latest latest,
        double position,
        ObservationVector observation,
        boolean judged,
        List<Condition> conditions) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public NewestObservation {
        Objects.requireNonNull(served, "served");
        Objects.requireNonNull(latest, "latest");
        Objects.requireNonNull(observation, "observation");
        conditions = List.copyOf(conditions);
    }
}
