// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.store.row.Decision;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores the decisions of models. A stored decision never changes.
 *
 * <p>Thread-safe.
 */
public interface DecisionStore {

    /**
     * Stores a decision. A model decides once about a bar: if it has decided about this one already, the first decision
     * stays.
     *
     * @param decision the decision
     * @return whether it is the first one
     */
    boolean record(Decision decision);

    /**
     * Gives the decisions about an instrument in a range of time: bar after bar, and at a bar by model and version.
     *
     * @param instrument the instrument
     * @param from the time of the first bar
     * @param end the first time after the range
     * @return the decisions
     */
    RowCursor<Decision> between(String instrument, Instant from, Instant end);

    /**
     * Gives the newest decision of a model before a bar: its action is the agent's position at the bar.
     *
     * @param instrument the instrument
     * @param modelId the model
     * @param modelVersion the version of the model
     * @param time the time of the bar
     * @return the decision, nothing if the model has not decided before
     */
    Optional<Decision> newestBefore(String instrument, String modelId, String modelVersion, Instant time);
}
