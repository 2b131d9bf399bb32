// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inference's own feed over the stored bars. It is what the audit log hears of, what the features of the stores are compared
 * with, and where features come from if no store has them. At each bar it lets the decider decide.
 *
 * <p>After a failure it is not used any more: it may have taken a bar in whose decision is not stored.
 */
final class Trail {

    private final StoredFeed feed;
    private final Decider decider;
    private final Safeguard safeguard;
    private @Nullable FeatureRow lastRow;

    private Trail(StoredFeed feed, Decider decider, Safeguard safeguard) {
        this.feed = feed;
        this.decider = decider;
        this.safeguard = safeguard;
        this.lastRow = feed.lastRow().orElse(null);
    }

    /** Goes on with the first bar that may be decided about, or with an earlier one. */
    static Trail resume(InferenceSetup setup, Serving serving, Decider decider, Safeguard safeguard) {
        AuditGate gate = new AuditGate(
                serving.log().map(log -> log.instrument(setup.instrument())).orElse(null),
                time -> decider.mayDecide(Instant.ofEpochMilli(time)),
                safeguard);
        StoredFeedBuilder settings = setup.feed()
                .feed(
                        setup.instrument(),
                        serving.served().model(),
                        setup.stores().macro())
                .sink(gate)
                .rows((row, features) -> decider.decide(row, features, gate));
        // The refresh's state saves computing the history, if no bar up to it is to be decided about.
        StoredFeed feed = settings.goOnIfPossible(
                setup.stores().refresh(),
                setup.stores().bars(),
                state -> decider.isBehind(state.time()),
                setup.listener()::startsAnew);
        setup.listener().follows(feed.progress());
        safeguard.follows(feed.lastBar());
        return new Trail(feed, decider, safeguard);
    }

    /** {@return the position of the last bar that it was given} */
    long position() {
        return feed.position();
    }

    /** {@return the time of the last bar that it took in; long ago if there was none} */
    Instant lastTime() {
        return lastRow().map(FeatureRow::time).orElse(Instant.EPOCH);
    }

    /** {@return the features of that bar; nothing if there was none} */
    Optional<FeatureRow> lastRow() {
        return Optional.ofNullable(lastRow);
    }

    /** Takes the next bar, and lets the decider decide about it and the missing ones before it. */
    void take(StoredBar bar) {
        decider.arrives(bar.bar().time());
        safeguard.arrives(bar);
        for (FeatureRow row : feed.take(bar)) {
            lastRow = row;
        }
    }
}
