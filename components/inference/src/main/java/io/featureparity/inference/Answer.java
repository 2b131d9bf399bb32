// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.contract.error.Fault;
import io.featureparity.store.latest.Level;
import io.featureparity.store.row.Decision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A decision that is stored.
 *
 * @param decision the decision
 * @param source where its features came from; nothing if another process made it, or this one before it was started again
 * @param passedOver why the features came from no level before that one
 */
public record Answer(Decision decision, Optional<Level.Source> source, List<Fault> passedOver) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public Answer {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(source, "source");
        passedOver = List.copyOf(passedOver);
    }
}
