// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.model.Model;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import io.featureparity.store.row.StoredBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes on from the stored state of one key: takes the bars after it, and writes features, state and outbox at once. If a call
 * fails, this feed may be ahead of what is stored: drop it, and resume another one.
 */
final class FeatureWriter {

    /** A bar that so many others have followed is history; as many bars of it are written at once. */
    static final int HISTORY = 500;

    /** What says that bytes cannot be read, and not that other settings are in use. */
    private static final Set<ErrorCode> UNREADABLE = Set.of(
            ErrorCode.SNAPSHOT_MAGIC,
            ErrorCode.SNAPSHOT_VERSION,
            ErrorCode.SNAPSHOT_LENGTH,
            ErrorCode.SNAPSHOT_CHECKSUM,
            ErrorCode.SNAPSHOT_STATE);

    private final String instrument;
    private final Stores stores;
    private final Tally tally;
    private final StoredFeed feed;

    // Computed and not yet written.
    private final List<FeatureRow> rows = new ArrayList<>();
    private final List<FeedDecision> decisions = new ArrayList<>();

    /** The position of the stored state, 0 if there is none. */
    private long stored;

    /** All bars up to here were looked at; those that are forming are no work. */
    private long looked;

    private FeatureWriter(RefreshSetup setup, FeatureKey key, Model model, Tally tally) {
        this.instrument = setup.instrument();
        this.stores = setup.stores();
        this.tally = tally;
        StoredFeedBuilder builder = setup.feed()
                .feed(instrument, model, stores.macro())
                .listener((decision, time, features) -> decisions.add(decision));
        this.feed = resume(setup, key, builder);
        setup.listener().feeds(feed.progress(), model);
        this.stored = feed.position();
        this.looked = stored;
        tally.at(stored);
    }

    /** Goes on from the stored state, or begins with the first bar if there is none. */
    static FeatureWriter resume(RefreshSetup setup, Model model, Tally tally) {
        return new FeatureWriter(setup, FeatureKey.of(setup.instrument(), model), model, tally);
    }

    private static StoredFeed resume(RefreshSetup setup, FeatureKey key, StoredFeedBuilder builder) {
        try {
            Optional<EngineState> state = setup.stores().refresh().state(key);
            state.ifPresent(found -> requireItsBar(setup, found));
            return state.isPresent() ? builder.resume(state.get()) : builder.begin();
        } catch (SnapshotException unusable) {
            List<Fault> faults = unusable.faults();
            if (!faults.stream().allMatch(fault -> UNREADABLE.contains(fault.code()))) {
                throw unusable;
            }
            setup.listener().startsAnew(faults);
            setup.stores().refresh().forget(key);
            return builder.begin();
        }
    }

    /** Bars that were restored from an older backup get positions that the state has passed: they would be left out. */
    private static void requireItsBar(RefreshSetup setup, EngineState state) {
        StoredBar bar = setup.stores()
                .bars()
                .closedAfter(setup.instrument(), state.takenAt() - 1)
                .next();
        if (bar == null
                || bar.position() != state.takenAt()
                || !bar.bar().time().equals(state.time())) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_STATE_OF_OTHER_BARS,
                    "state of " + state.key(),
                    "must have taken in the stored bar at position " + state.takenAt() + ", of " + state.time(),
                    bar == null
                            ? "none"
                            : "position " + bar.position() + ", " + bar.bar().time()));
        }
    }

    /** The position of the stored state. */
    long position() {
        return stored;
    }

    /** All bars up to this position were looked at. */
    long looked() {
        return looked;
    }

    /**
     * Takes bars.
     *
     * @param most how many at most
     * @return whether more may be there
     */
    boolean advance(int most) {
        long newest = stores.bars().lastPosition(instrument);
        RowCursor<StoredBar> bars = stores.bars().closedAfter(instrument, feed.position());
        int taken = 0;
        for (StoredBar bar = bars.next(); bar != null; bar = bars.next()) {
            rows.addAll(feed.take(bar));
            taken++;
            boolean isHistory = newest - bar.position() >= HISTORY;
            if (!isHistory || taken % HISTORY == 0 || taken == most) {
                write();
            }
            if (taken == most) {
                return true;
            }
        }
        write();
        looked = Math.max(newest, feed.position());
        return false;
    }

    /** Writes what was computed. Before the first bar that is taken in there is no state, and nothing to write. */
    private void write() {
        if (feed.position() == stored) {
            return;
        }
        Optional<EngineState> state = feed.state();
        if (state.isPresent()) {
            stores.refresh().commit(new RefreshStep(stored, rows, state.get()));
            stored = state.get().position();
            tally.written(decisions, rows.size(), stored);
            rows.clear();
            decisions.clear();
        }
    }
}
