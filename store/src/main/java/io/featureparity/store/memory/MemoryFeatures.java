// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.FeatureStore;
import io.featureparity.store.Outbox;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.RowFaults;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Features, states and outbox in memory, under one lock. */
final class MemoryFeatures implements FeatureStore, RefreshStore, Outbox {

    private final Map<FeatureKey, NavigableMap<Instant, FeatureRow>> rows = new HashMap<>();
    private final Map<FeatureKey, EngineState> states = new HashMap<>();
    private final Map<FeatureKey, FeatureRow> undelivered = new LinkedHashMap<>();

    // ---- writing

    @Override
    public synchronized void commit(RefreshStep step) {
        FeatureKey key = step.state().key();
        EngineState stored = states.get(key);
        if (step.state().equals(stored)) {
            return;
        }
        long at = stored == null ? 0 : stored.position();
        if (at != step.from()) {
            throw RowFaults.stateMoved(step, at);
        }
        states.put(key, step.state());
        NavigableMap<Instant, FeatureRow> ofKey = rows.computeIfAbsent(key, none -> new TreeMap<>());
        for (FeatureRow row : step.rows()) {
            ofKey.merge(row.time(), row, (old, fresh) -> fresh.isNotOlderThan(old) ? fresh : old);
            undelivered.merge(key, row, (old, fresh) -> fresh.isNotOlderThan(old) ? fresh : old);
        }
    }

    @Override
    public synchronized Optional<EngineState> state(FeatureKey key) {
        return Optional.ofNullable(states.get(key));
    }

    @Override
    public synchronized void forget(FeatureKey key) {
        states.remove(key);
    }

    // ---- features

    @Override
    public synchronized Optional<FeatureRow> at(FeatureKey key, Instant time) {
        return Optional.ofNullable(ofKey(key).get(time));
    }

    @Override
    public synchronized Optional<FeatureRow> newest(FeatureKey key) {
        return Optional.ofNullable(ofKey(key).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public RowCursor<FeatureRow> between(FeatureKey key, Instant from, Instant end) {
        return new RowCursor<>() {
            private @Nullable Instant read;

            @Override
            public @Nullable FeatureRow next() {
                FeatureRow row = read == null ? after(key, from, true) : after(key, read, false);
                if (row == null || !row.time().isBefore(end)) {
                    return null;
                }
                read = row.time();
                return row;
            }
        };
    }

    private synchronized @Nullable FeatureRow after(FeatureKey key, Instant time, boolean inclusive) {
        NavigableMap<Instant, FeatureRow> later = ofKey(key).tailMap(time, inclusive);
        return later.isEmpty() ? null : later.firstEntry().getValue();
    }

    private NavigableMap<Instant, FeatureRow> ofKey(FeatureKey key) {
        return rows.getOrDefault(key, new TreeMap<>());
    }

    // ---- outbox

    @Override
    public synchronized List<FeatureRow> pending(int most) {
        return undelivered.values().stream().limit(most).toList();
    }

    @Override
    public synchronized void delivered(FeatureRow row) {
        FeatureRow waiting = undelivered.get(row.key());
        if (waiting != null && row.isNotOlderThan(waiting)) {
            undelivered.remove(row.key());
        }
    }
}
