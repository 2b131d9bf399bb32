// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.observe.Metric;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The counts of bars by what a feed decided, from whoever keeps them. */
public final class BarCounts {

    private BarCounts() {}

    /**
     * Shows the counts of all decisions.
     *
     * @param meters where
     * @param served what the bars are of
     * @param count reads the count of a decision, on any thread
     */
    public static void bind(Meters meters, Served served, ToLongFunction<FeedDecision> count) {
        for (FeedDecision decision : FeedDecision.values()) {
            meters.counter(
                    Metric.BARS,
                    () -> count.applyAsLong(decision),
                    served.instrument(),
                    served.contractLabel(),
                    outcome(decision),
                    decision.name().toLowerCase(Locale.ROOT),
                    code(decision));
        }
    }

    private static String outcome(FeedDecision decision) {
        return decision.isTaken() ? "taken" : decision.isRefusal() ? "refused" : "dropped";
    }

    /** The code of the exception that a refused bar leads to. */
    private static String code(FeedDecision decision) {
        return switch (decision) {
            case DUPLICATE_REFUSED -> ErrorCode.BAR_DUPLICATE.id();
            case CONFLICT_REFUSED -> ErrorCode.BAR_CONFLICT.id();
            case LATE_REFUSED -> ErrorCode.BAR_LATE.id();
            case OFF_GRID_REFUSED -> ErrorCode.BAR_OFF_GRID.id();
            case OUTSIDE_SESSION_REFUSED -> ErrorCode.BAR_OUTSIDE_SESSION.id();
            case ZERO_VOLUME_REFUSED -> ErrorCode.BAR_ZERO_VOLUME.id();
            case OUTSIDE_HIGH_LOW_REFUSED -> ErrorCode.BAR_OUTSIDE_HIGH_LOW.id();
            case BAD_VALUES_REFUSED -> "several"; // each bad value of the bar has its own
            default -> "none";
        };
    }
}
