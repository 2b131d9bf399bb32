// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a job keeps of one instrument: a feed in its state. On the heap this is the live feed itself, from one bar to the
 * next; it becomes bytes only when a checkpoint is written. What was read from bytes becomes a live feed at the first bar
 * that needs it.
 *
 * <p>A checkpoint is written by another thread while bars go on. Flink then asks for a {@link #copy} before the next change,
 * so the other thread reads a feed that no longer changes.
 */
public final class InstrumentState {

    private @Nullable MarketFeed live;
    private @Nullable FeedSnapshot rested;

    private InstrumentState(@Nullable MarketFeed live, @Nullable FeedSnapshot rested) {
        this.live = live;
        this.rested = rested;
    }

    /**
     * The state of an instrument whose first bar comes.
     *
     * @param feed a feed that has seen nothing
     * @return the state
     */
    public static InstrumentState beginning(MarketFeed feed) {
        return new InstrumentState(feed, null);
    }

    /**
     * The state of a feed at rest.
     *
     * @param snapshot the feed's snapshot
     * @return the state
     */
    public static InstrumentState of(FeedSnapshot snapshot) {
        return new InstrumentState(null, snapshot);
    }

    /**
     * Gives the live feed.
     *
     * @param feeds makes a feed that has seen nothing, if one is needed
     * @return the feed, in this state
     * @throws io.featureparity.contract.error.SnapshotException if the state is not one of such a feed
     */
    public MarketFeed feed(Supplier<MarketFeed> feeds) {
        MarketFeed feed = live;
        if (feed == null) {
            feed = feeds.get();
            feed.restore(snapshot());
            live = feed;
            rested = null;
        }
        return feed;
    }

    /** {@return the snapshot of the feed as it is now; it reads the feed and changes nothing} */
    public FeedSnapshot snapshot() {
        return live == null ? Objects.requireNonNull(rested, "a state is live or at rest") : live.snapshot();
    }

    /** A state of its own: no object that changes belongs to both. */
    InstrumentState copy() {
        return of(snapshot());
    }
}
