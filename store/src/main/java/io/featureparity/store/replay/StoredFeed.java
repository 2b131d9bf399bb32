// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.replay;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.SessionQuality;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.store.MacroStore;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes features from stored bars and macro values. Live bars, histories and repeated computations all use this class. Give
 * it the closed bars of one instrument in the order of their positions.
 *
 * <p>The feed's policy decides about each bar. A refused bar does not end the feed: a refusal is a decision like the others.
 * Each bar sees the macro values that were available at its time, as the store knows them.
 *
 * <p>Not thread-safe.
 */
public final class StoredFeed {

    private final FeatureKey key;
    private final DoubleSupplier agentPosition;
    private final RowListener rowListener;
    private final StoredMacro macro;
    private final MarketFeed feed;

    // Of the bar in hand.
    private final List<FeatureRow> rows = new ArrayList<>();
    private @Nullable FeedDecision decision;

    /** What a row's listener has thrown: it ends the bar, and a feed contains what its own listener throws. */
    private @Nullable Throwable failure;

    private long position;
    private long takenAt;

    /** Hears the feed, first for the rows and then for whoever set a listener. */
    private final class Hearing implements FeedListener {
        private final FeedListener other;

        Hearing(FeedListener other) {
            this.other = other;
        }

        @Override
        public void decided(FeedDecision taken, long time, FeatureView features) {
            StoredFeed.this.decided(taken, features);
            other.decided(taken, time, features);
        }

        @Override
        public void columnsNeverPresent(List<String> columns, long time) {
            other.columnsNeverPresent(columns, time);
        }

        @Override
        public void judged(BarQuality bar, SessionQuality session) {
            other.judged(bar, session);
        }

        @Override
        public void sessionEnded(SessionQuality session) {
            other.sessionEnded(session);
        }
    }

    StoredFeed(StoredFeedBuilder from) {
        this.key = from.key;
        this.agentPosition = from.agentPosition;
        this.rowListener = from.rows;
        this.macro = new StoredMacro(from.model, from.macro);
        this.feed = from.settings
                .apply(MarketFeed.of(from.model))
                .macro(macro.series())
                .listener(new Hearing(from.listener))
                .build();
    }

    /**
     * Begins to set up a feed.
     *
     * @param instrument the instrument
     * @param model what is computed
     * @param macro where the macro values are
     * @return the settings
     * @throws StoreException if the instrument's name is invalid
     */
    public static StoredFeedBuilder of(String instrument, Model model, MacroStore macro) {
        return new StoredFeedBuilder(instrument, model, macro);
    }

    /**
     * Takes the next bar.
     *
     * @param bar a closed bar of the instrument
     * @return the features that the bar brought: first those of bars that were missing before it, then its own; nothing if it
     *     was dropped or refused
     * @throws StoreException if it is not the next bar, or the macro values cannot be read; then the feed is unchanged
     */
    public List<FeatureRow> take(StoredBar bar) {
        require(bar.arrival().instrument().equals(key.instrument()), "must be of " + key.instrument(), bar);
        require(bar.arrivedClosed(), "must be closed", bar);
        require(bar.position() > position, "must come after position " + position, bar);
        macro.readUntil(bar.bar().time());

        rows.clear();
        decision = null;
        failure = null;
        long before = position;
        position = bar.position();
        feed.nextArrived(bar.arrival().seen().toEpochMilli());
        try {
            feed.accept(bar.bar());
        } catch (InputException refused) {
            if (decision == null || !decision.isRefusal()) {
                position = before;
                throw refused;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (decision != null && decision.isTaken()) {
            takenAt = position;
        }
        return List.copyOf(rows);
    }

    private static void require(boolean holds, String rule, StoredBar bar) {
        if (!holds) {
            throw new StoreException(new Fault(
                    ErrorCode.STORE_ROW,
                    Place.named("bar").qualified("at", bar.bar().time()),
                    rule,
                    "position " + bar.position() + " of " + bar.arrival().instrument()));
        }
    }

    private void decided(FeedDecision taken, FeatureView features) {
        decision = taken;
        if (taken.isTaken() && failure == null) {
            try {
                FeatureRow row = row(position, features);
                rows.add(row);
                rowListener.computed(row, features);
            } catch (RuntimeException | Error e) {
                // A feed contains its listeners, so it would go no further than the feed, and only a listener
                // hears what was
                // decided about each bar, missing ones too. What a row brings on, such as a decision, must reach the
                // caller.
                failure = e;
            }
        }
    }

    private FeatureRow row(long at, FeatureView features) {
        return features(at, features)
                .withQuality(feed.quality().map(BarQuality::score).orElse(Double.NaN));
    }

    private FeatureRow features(long at, FeatureView features) {
        Instant time = features.lastTime();
        double[] raw = features.raw();
        float[] normalized = features.normalized();
        if (features.missingBars() > 0) {
            return FeatureRow.warmingUp(key, time, at, raw, normalized);
        }
        double agent = agentPosition.getAsDouble();
        float[] observation = new float[features.contract().size()];
        features.observe(agent, features.lastMillis(), observation);
        return FeatureRow.of(key, time, at, raw, normalized, agent, ObservationVector.of(observation));
    }

    /** {@return the key of the features that are computed} */
    public FeatureKey key() {
        return key;
    }

    /** {@return the position of the last bar that was given, 0 before the first} */
    public long position() {
        return position;
    }

    /** {@return what was decided about the last bar that was given; nothing before the first} */
    public Optional<FeedDecision> lastDecision() {
        return Optional.ofNullable(decision);
    }

    /** {@return how far the feed has come; other threads may read it} */
    public FeedProgress progress() {
        return feed.progress();
    }

    /** {@return a view of the features of the last bar that was taken in} */
    public FeatureView features() {
        return feed.features();
    }

    /** {@return the last bar that was taken in, see {@link MarketFeed#lastBar}; nothing if there was none} */
    public Optional<BarBuffer> lastBar() {
        return feed.lastBar();
    }

    /** {@return the features of the last bar that was taken in, as a row; nothing if there was none} */
    public Optional<FeatureRow> lastRow() {
        return takenAt == 0 ? Optional.empty() : Optional.of(row(takenAt, feed.features()));
    }

    /** {@return the state after the last bar that was given; nothing if none was taken in yet} */
    public Optional<EngineState> state() {
        return takenAt == 0
                ? Optional.empty()
                : Optional.of(
                        new EngineState(key, position, takenAt, feed.features().lastTime(), feed.snapshot()));
    }

    void restore(EngineState state) {
        if (!state.key().equals(key)) {
            throw new StoreException(new Fault(
                    ErrorCode.STORE_ROW,
                    "state of an engine",
                    "must be of " + key,
                    state.key().toString()));
        }
        macro.readUntil(state.time());
        feed.restore(state.snapshot());
        position = state.position();
        takenAt = state.takenAt();
    }
}
