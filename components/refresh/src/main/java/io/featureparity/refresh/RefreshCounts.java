// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.features.feed.FeedDecision;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a refresh has done since it was made. Only what is written counts.
 *
 * @param decisions how often the feed took each decision
 * @param rowsWritten how many rows of features were written
 * @param delivered how many rows were delivered to the online store
 * @param interruptions how often the stores failed, and the refresh went on from its stored state
 * @param onlineInterruptions how often the online store failed
 * @param position the position of the last bar that is in the stored state, 0 if there is none
 */
public record RefreshCounts(
        Map<FeedDecision, Long> decisions,
        long rowsWritten,
        long delivered,
        long interruptions,
        long onlineInterruptions,
        long position) {

    /** Copies the numbers. {@inheritDoc} */
    public RefreshCounts {
        decisions = Map.copyOf(decisions);
    }

    /** {@return how many bars were taken in, inserted ones too} */
    public long taken() {
        return sum(FeedDecision::isTaken);
    }

    /** {@return how many bars were left out} */
    public long dropped() {
        return sum(decision -> !decision.isTaken() && !decision.isRefusal());
    }

    /** {@return how many bars were refused} */
    public long refused() {
        return sum(FeedDecision::isRefusal);
    }

    /** {@return the numbers in words} */
    @Override
    public String toString() {
        return taken() + " bars taken, " + dropped() + " dropped, " + refused() + " refused; " + rowsWritten
                + " rows written, " + delivered + " delivered; interrupted " + interruptions
                + " times, the online store " + onlineInterruptions + " times; at position " + position;
    }

    private long sum(Predicate<FeedDecision> which) {
        return decisions.entrySet().stream()
                .filter(count -> which.test(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
