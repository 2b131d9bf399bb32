// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.store.row.Decision;
import java.time.Instant;

/**
 * The decisions that were made. Nothing is ever changed in it.
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
     * @param end the first time that is outside
     * @return the decisions
     */
    RowCursor<Decision> between(String instrument, Instant from, Instant end);
}
