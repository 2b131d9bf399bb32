// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.audit.record.ServedVector;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.ObservationVector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided at a bar.
 *
 * @param time the time of the bar
 * @param position the agent's position that the model was given
 * @param observation what the model was given
 * @param decision what came of it; null if only an audit log is known, which holds neither answer nor action
 */
record Decided(
        Instant time,
        double position,
        ObservationVector observation,
        @Nullable Decision decision) {

    static Decided of(Decision decision) {
        return new Decided(decision.time(), decision.agentPosition(), decision.observation(), decision);
    }

    /** What a log says of it, with the decision that names the record. */
    static Decided of(ServedVector served, @Nullable Decision decision) {
        return new Decided(
                Instant.ofEpochMilli(served.bar().time()),
                served.position(),
                ObservationVector.of(served.observation()),
                decision);
    }
}
