// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.Durations;
import io.featureparity.store.LatestStore;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The online store in memory.
 *
 * <p>Thread-safe.
 */
public final class MemoryLatest implements LatestStore {

    private record Held(FeatureRow row, long until) {}

    private final Map<FeatureKey, Held> rows = new HashMap<>();
    private final long livesMillis;
    private final LongSupplier clock;

    /**
     * Makes a store that holds nothing.
     *
     * @param timeToLive how long features are held, up to 30 days
     * @param clock gives the time in milliseconds, such as {@code System::currentTimeMillis}
     */
    public MemoryLatest(Duration timeToLive, LongSupplier clock) {
        this.livesMillis = Durations.millis("time to live", timeToLive, 1, LONGEST_LIFE);
        this.clock = clock;
    }

    @Override
    public synchronized boolean put(FeatureRow row) {
        boolean taken = get(row.key()).map(row::isNotOlderThan).orElse(true);
        if (taken) {
            rows.put(row.key(), new Held(row, clock.getAsLong() + livesMillis));
        }
        return taken;
    }

    @Override
    public synchronized Optional<FeatureRow> get(FeatureKey key) {
        Held held = rows.get(key);
        return held == null || held.until() <= clock.getAsLong() ? Optional.empty() : Optional.of(held.row());
    }

    /** Does nothing: there is no connection. */
    @Override
    public void close() {}
}
