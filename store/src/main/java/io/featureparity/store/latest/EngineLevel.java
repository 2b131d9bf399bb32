// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.latest;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.BarStore;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.StoredBar;
import java.util.Optional;
import java.util.function.Function;

/**
 * The level that computes the newest features with the engine. It restores the engine's stored state and computes the bars
 * after it. Without a state that can be used, it computes all bars. It writes nothing.
 *
 * <p>Thread-safe if the given settings are thread-safe: each call makes a feed of its own.
 */
public final class EngineLevel implements Level {

    private final Function<FeatureKey, Optional<StoredFeedBuilder>> feeds;
    private final BarStore bars;
    private final RefreshStore states;
    private final long mostBars;

    /**
     * Makes the level.
     *
     * @param feeds gives the settings of the feed of a key, the same as the refresh job has; nothing for a key that is not
     *     served
     * @param bars the bars
     * @param states the states of the refresh job
     * @param mostBars how many bars a call may compute at most, so that it ends in time
     */
    public EngineLevel(
            Function<FeatureKey, Optional<StoredFeedBuilder>> feeds,
            BarStore bars,
            RefreshStore states,
            long mostBars) {
        this.feeds = feeds;
        this.bars = bars;
        this.states = states;
        this.mostBars = mostBars;
    }

    @Override
    public Source source() {
        return Source.ENGINE;
    }

    @Override
    public Optional<FeatureRow> newest(FeatureKey key) {
        Optional<StoredFeedBuilder> settings = feeds.apply(key);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        StoredFeed feed = settings.get().goOnIfPossible(states, bars, state -> true, unusable -> {});
        long computed = 0;
        RowCursor<StoredBar> next = bars.closedAfter(key.instrument(), feed.position());
        for (StoredBar bar = next.next(); bar != null; bar = next.next()) {
            if (++computed > mostBars) {
                throw new StoreException(new Fault(
                        ErrorCode.STORE_NO_FEATURES,
                        Place.item("engine of", key.toString()),
                        "must be at most " + mostBars + " bars behind",
                        "more, from position " + feed.position() + " on"));
            }
            feed.take(bar);
        }
        return feed.lastRow();
    }
}
