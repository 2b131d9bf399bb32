// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

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
import java.util.function.LongSupplier;

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
    private final RefreshListener listener;
    private final LongSupplier ticks;

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
        this.listener = setup.listener();
        this.ticks = setup.ticks();
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
            return builder.goOn(setup.stores().refresh(), setup.stores().bars());
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
        if (newest <= looked) {
            return false;
        }
        long begun = ticks.getAsLong();
        int taken = take(newest, most);
        if (taken > 0) {
            listener.advanced(taken, ticks.getAsLong() - begun);
        }
        if (taken == most) {
            return true;
        }
        looked = newest;
        return false;
    }

    /** Takes bars up to a position, and writes what follows from them; gives how many there were. */
    private int take(long newest, int most) {
        RowCursor<StoredBar> bars = stores.bars().closedAfter(instrument, feed.position());
        int taken = 0;
        // Whoever asks for a bar after the newest one asks in vain.
        for (StoredBar bar = bars.next(); bar != null; bar = bar.position() < newest ? bars.next() : null) {
            rows.addAll(feed.take(bar));
            taken++;
            boolean isHistory = newest - bar.position() >= HISTORY;
            if (!isHistory || taken % HISTORY == 0 || taken == most) {
                write();
            }
            if (taken == most) {
                return taken;
            }
        }
        write();
        return taken;
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
