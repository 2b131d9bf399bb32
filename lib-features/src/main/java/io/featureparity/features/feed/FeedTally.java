// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts decisions, allocating nothing. */
final class FeedTally {

    /** One counter each, in an array of one. */
    private final Map<FeedDecision, long[]> counters = new EnumMap<>(FeedDecision.class);

    FeedTally() {
        for (FeedDecision decision : FeedDecision.values()) {
            counters.put(decision, new long[1]);
        }
    }

    void add(FeedDecision decision) {
        counter(decision)[0]++;
    }

    void reset() {
        counters.values().forEach(counter -> counter[0] = 0);
    }

    void restore(FeedCounts counts) {
        counters.forEach((decision, counter) -> counter[0] = counts.count(decision));
    }

    FeedCounts counts() {
        Map<FeedDecision, Long> counts = new EnumMap<>(FeedDecision.class);
        counters.forEach((decision, counter) -> counts.put(decision, counter[0]));
        return new FeedCounts(counts);
    }

    private long[] counter(FeedDecision decision) {
        return Objects.requireNonNull(counters.get(decision));
    }
}
