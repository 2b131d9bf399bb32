// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.replay;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.model.Model;
import io.featureparity.store.BarStore;
import io.featureparity.store.MacroStore;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.StoredBar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The settings of a {@link StoredFeed}. All components that compute features of one key need the same settings. One builder can
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
     * @param settingUp changes the settings of the feed, such as {@code feed -> feed.policy("live")}
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
     * @param told the sink, which is a listener too
     * @param <S> the type of the sink
     * @return this
     */
    public <S extends ObservationSink & FeedListener> StoredFeedBuilder sink(S told) {
        UnaryOperator<FeedBuilder> before = settings;
        settings = feed -> before.apply(feed).sink(told);
        return this;
    }

    /**
     * Sets where the agent's position comes from. Without this setting the agent has no position: 0.
     *
     * @param position gives the position at the current bar; called for each observation
     * @return this
     */
    public StoredFeedBuilder agentPosition(DoubleSupplier position) {
        agentPosition = Objects.requireNonNull(position, "position");
        return this;
    }

    /**
     * Sets the listener that receives every decision of the feed. An exception of the listener does not disturb the feed, see
     * {@link FeedListener}.
     *
     * @param hearing the listener
     * @return this
     */
    public StoredFeedBuilder listener(FeedListener hearing) {
        listener = Objects.requireNonNull(hearing, "listener");
        return this;
    }

    /**
     * Sets the listener that receives each row while the feed is at its bar. An exception of the listener ends the call, and
     * the feed must not be used any more.
     *
     * @param hearing the listener
     * @return this
     */
    public StoredFeedBuilder rows(RowListener hearing) {
        rows = Objects.requireNonNull(hearing, "listener");
        return this;
    }

    /**
     * Makes a feed that begins with the first bar.
     *
     * @return a feed that has seen nothing
     * @throws StoreException if the macro values cannot be read
     */
    public StoredFeed begin() {
        return new StoredFeed(this);
    }

    /**
     * Continues from the state that a refresh has stored, or begins with the first bar if there is no state. Use this if the
     * feed has to continue exactly from there.
     *
     * @param states the stored states
     * @param bars the stored bars, of which the state has taken in some
     * @return a feed that takes the bar after the state next
     * @throws StoreException if the state does not belong to the stored bars, or a store cannot be read
     * @throws SnapshotException if the state is of a feed with other settings, or other macro values were seen then
     */
    public StoredFeed goOn(RefreshStore states, BarStore bars) {
        return goOn(states.state(key), bars);
    }

    private StoredFeed goOn(Optional<EngineState> state, BarStore bars) {
        state.ifPresent(found -> requireItsBar(found, bars));
        return state.map(this::resume).orElseGet(this::begin);
    }

    /**
     * Continues from the state that a refresh has stored, if that is possible; else begins with the first bar. Use this if the
     * state only saves the computation of a history.
     *
     * @param states the stored states
     * @param bars the stored bars
     * @param isEarlyEnough says whether the caller can do without the bars that a state has taken in
     * @param unusable receives the reason if there is a state that cannot be used
     * @return a feed that takes the bar after the state next, or the first bar
     * @throws StoreException if a store cannot be read
     */
    public StoredFeed goOnIfPossible(
            RefreshStore states, BarStore bars, Predicate<EngineState> isEarlyEnough, Consumer<List<Fault>> unusable) {
        try {
            return goOn(states.state(key).filter(isEarlyEnough), bars);
        } catch (SnapshotException ofAnother) {
            unusable.accept(ofAnother.faults());
            return begin();
        } catch (StoreException refused) {
            if (refused.code() == ErrorCode.STORE_STATE_OF_OTHER_BARS) {
                unusable.accept(refused.faults());
                return begin();
            }
            throw refused;
        }
    }

    /** Bars that were restored from an older backup get positions that the state has passed: they would be left out. */
    private static void requireItsBar(EngineState state, BarStore bars) {
        StoredBar bar =
                bars.closedAfter(state.key().instrument(), state.takenAt() - 1).next();
        if (bar == null
                || bar.position() != state.takenAt()
                || !bar.bar().time().equals(state.time())) {
            throw new StoreException(new Fault(
                    ErrorCode.STORE_STATE_OF_OTHER_BARS,
                    Place.item("state of", state.key().toString()),
                    "must have taken in the stored bar at position " + state.takenAt() + ", of " + state.time(),
                    bar == null
                            ? "none"
                            : "position " + bar.position() + ", " + bar.bar().time()));
        }
    }

    /**
     * Continues from a given state, whatever state is stored.
     *
     * @param state the state
     * @return a feed that takes the bar after it next
     * @throws StoreException if the state is of another key, or the macro values cannot be read
     * @throws SnapshotException if the state is of a feed with other settings, or other macro values were seen then
     */
    public StoredFeed resume(EngineState state) {
        StoredFeed feed = begin();
        feed.restore(state);
        return feed;
    }
}
