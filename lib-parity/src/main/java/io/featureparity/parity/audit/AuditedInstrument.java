// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.parity.coverage.OneSided;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an audit found in the records of one instrument under one model.
 *
 * @param name the instrument
 * @param contractHash the contract's hash
 * @param statsHash the hash of the statistics
 * @param served how many observations were served
 * @param bars how many bars the engine took in without serving an observation
 * @param recomputed how many of the observations were computed again and compared
 * @param notAsked how many observations were not in the sample
 * @param missing the observations that could not be computed again
 * @param reasons how many of the missing observations there are for each reason
 * @param equal how many of the observations are equal to the bit, their raw features and hashes included
 * @param first the first record that differs; null if none does
 */
public record AuditedInstrument(
        String name,
        String contractHash,
        String statsHash,
        long served,
        long bars,
        long recomputed,
        long notAsked,
        OneSided missing,
        Map<NotRecomputed, Long> reasons,
        long equal,
        @Nullable FirstDifference first) {

    /** Copies the map. {@inheritDoc} */
    public AuditedInstrument {
        Map<NotRecomputed, Long> copy = new EnumMap<>(NotRecomputed.class);
        copy.putAll(reasons);
        reasons = Map.copyOf(copy);
    }

    /** {@return whether nothing differs} */
    public boolean isEqual() {
        return first == null;
    }

    @Override
    public String toString() {
        return name + ": " + equal + " of " + served + " served vectors equal to the bit, " + recomputed + " recomputed"
                + (first == null ? "" : "; first difference: " + first);
    }
}
