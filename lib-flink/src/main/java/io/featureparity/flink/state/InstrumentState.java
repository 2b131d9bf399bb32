// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a job keeps of one instrument: a feed in its state, and where the bars come from. On the heap this is the live feed
 * itself, from one bar to the next; it becomes bytes only when a checkpoint is written. A state that was read from bytes
 * becomes a live feed at the first bar that needs it.
 *
 * <p>A checkpoint is written by another thread while bars go on. Flink then asks for a {@link #copy} before the next change,
 * so the other thread reads a feed that no longer changes.
 */
public final class InstrumentState {

    private @Nullable MarketFeed live;
    private @Nullable FeedSnapshot rested;
    private Split split;

    private InstrumentState(@Nullable MarketFeed live, @Nullable FeedSnapshot rested, Split split) {
        this.live = live;
        this.rested = rested;
        this.split = split;
    }

    /**
     * Makes the state of an instrument before its first bar.
     *
     * @param feed a feed that has seen nothing
     * @return the state
     */
    public static InstrumentState beginning(MarketFeed feed) {
        return new InstrumentState(feed, null, Split.UNKNOWN);
    }

    /**
     * Makes a state from the snapshot of a feed.
     *
     * @param snapshot the feed's snapshot
     * @param split where the instrument's bars come from
     * @return the state
     */
    public static InstrumentState of(FeedSnapshot snapshot, Split split) {
        return new InstrumentState(null, snapshot, split);
    }

    /**
     * Gives the live feed.
     *
     * @param feeds makes a feed that has seen nothing, if one is needed
     * @return the feed, in this state
     * @throws io.featureparity.contract.error.SnapshotException if the state does not fit such a feed
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

    /** {@return where the instrument's bars come from} */
    public Split split() {
        return split;
    }

    /**
     * Sets where the instrument's bars come from, from now on.
     *
     * @param next the split
     */
    public void comesFrom(Split next) {
        split = next;
    }

    /** {@return the snapshot of the feed as it is now; it reads the feed and changes nothing} */
    public FeedSnapshot snapshot() {
        MarketFeed feed = live;
        return feed == null ? Objects.requireNonNull(rested, "a state is live or at rest") : feed.snapshot();
    }

    /** A state of its own: no object that changes belongs to both. */
    InstrumentState copy() {
        return of(snapshot(), split);
    }
}
