// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.replay;

import io.featureparity.contract.error.StoreException;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.model.Model;
import io.featureparity.store.MacroStore;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/**
 * The settings of a {@link StoredFeed}. All components that compute features of one key need the same ones. One builder can
 * make several feeds.
 */
public final class StoredFeedBuilder {

    final FeatureKey key;
    final Model model;
    final MacroStore macro;
    UnaryOperator<FeedBuilder> settings = feed -> feed;
    DoubleSupplier agentPosition = () -> 0.0;
    FeedListener listener = (decision, time, features) -> {};
    RowListener rows = (row, features) -> {};

    StoredFeedBuilder(String instrument, Model model, MacroStore macro) {
        this.key = FeatureKey.of(instrument, model);
        this.model = model;
        this.macro = Objects.requireNonNull(macro, "macro");
    }

    /**
     * Sets the feed up: its policy, closures and sink. The series and the listener are set by the stored feed.
     *
     * @param settingUp sets what it wants to, such as {@code feed -> feed.policy("live")}
     * @return this
     */
    public StoredFeedBuilder feed(UnaryOperator<FeedBuilder> settingUp) {
        settings = Objects.requireNonNull(settingUp, "settings");
        return this;
    }

    /**
     * Sets the sink that is told of every bar, every decision and every observation of the feed, such as the log of an instrument. Give
     * it to one feed alone.
     *
     * @param told the sink
     * @param <S> what can be told of all of that
     * @return this
     */
    public <S extends ObservationSink & FeedListener> StoredFeedBuilder sink(S told) {
        UnaryOperator<FeedBuilder> before = settings;
        settings = feed -> before.apply(feed).sink(told);
        return this;
    }

    /**
     * Sets where the agent's position comes from. Without it the agent has none: 0.
     *
     * @param position the position at the bar in hand, asked for each observation
     * @return this
     */
    public StoredFeedBuilder agentPosition(DoubleSupplier position) {
        agentPosition = Objects.requireNonNull(position, "position");
        return this;
    }

    /**
     * Sets the listener that receives every decision of the feed. What it throws disturbs nobody, see {@link FeedListener}.
     *
     * @param hearing the listener
     * @return this
     */
    public StoredFeedBuilder listener(FeedListener hearing) {
        listener = Objects.requireNonNull(hearing, "listener");
        return this;
    }

    /**
     * Sets the listener that receives each row while the feed is at its bar. What it throws ends the bar: the feed is not to be used
     * then any more.
     *
     * @param hearing the listener
     * @return this
     */
    public StoredFeedBuilder rows(RowListener hearing) {
        rows = Objects.requireNonNull(hearing, "listener");
        return this;
    }

    /**
     * Begins with the first bar.
     *
     * @return a feed that has seen nothing
     * @throws StoreException if the macro values cannot be read
     */
    public StoredFeed begin() {
        return new StoredFeed(this);
    }

    /**
     * Goes on from a state.
     *
     * @param state the state
     * @return a feed that takes the bar after it next
     * @throws StoreException if the state is of another key, or the macro values cannot be read
     * @throws io.featureparity.contract.error.SnapshotException if the state is of a feed with other settings, or other macro
     *     values were seen
     */
    public StoredFeed resume(EngineState state) {
        StoredFeed feed = begin();
        feed.restore(state);
        return feed;
    }
}
