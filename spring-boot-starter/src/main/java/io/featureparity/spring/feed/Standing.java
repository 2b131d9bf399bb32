// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.contract.error.Fault;
import java.util.List;
import java.util.Optional;

/**
 * How well an instrument can be served now. Conditions of other instruments do not count.
 *
 * @param level 1 for all is well, to 4 for read-only
 * @param conditions why, the worst first, in words
 * @param objection why nothing is served now; empty if the instrument is served
 */
public record Standing(int level, List<String> conditions, Optional<Fault> objection) {

    /** All is well, or nobody watches. */
    public static final Standing WELL = new Standing(1, List.of(), Optional.empty());

    /** Copies the conditions. {@inheritDoc} */
    public Standing {
        conditions = List.copyOf(conditions);
    }
}
