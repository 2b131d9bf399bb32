// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.features.feed.FeedDecision;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What a task counts, as metrics of Flink in the group {@code feature_parity}, since the task started. */
final class FeatureCounts {

    private final Counter barsHeld;
    private final Counter barsReleased;
    private final Counter barsLate;
    private final Counter barsRefused;
    private final Counter publications;
    private final Counter vectors;
    private final Map<FeedDecision, Counter> decisions = new EnumMap<>(FeedDecision.class);

    FeatureCounts(MetricGroup task) {
        MetricGroup group = task.addGroup("feature_parity");
        barsHeld = group.counter("bars_held");
        barsReleased = group.counter("bars_released");
        barsLate = group.counter("bars_late");
        barsRefused = group.counter("bars_refused");
        publications = group.counter("publications");
        vectors = group.counter("vectors");
        for (FeedDecision decision : FeedDecision.values()) {
            decisions.put(decision, group.counter("decision_" + decision.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** A bar is held back. */
    void held() {
        barsHeld.inc();
    }

    /** So many bars are no longer held back: the watermark has passed them. */
    void released(int count) {
        barsReleased.inc(count);
    }

    /** A bar came after the watermark. */
    void late() {
        barsLate.inc();
    }

    /** A bar was refused, by the policy or before it. */
    void refused() {
        barsRefused.inc();
    }

    /** A publication came. */
    void published() {
        publications.inc();
    }

    /** A vector was sent. */
    void sent() {
        vectors.inc();
    }

    /** The policy decided. */
    void decided(FeedDecision decision) {
        Objects.requireNonNull(decisions.get(decision), "there is one for each").inc();
    }
}
