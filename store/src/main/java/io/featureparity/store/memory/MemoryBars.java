// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.BarNews;
import io.featureparity.store.BarStore;
import io.featureparity.store.Durations;
import io.featureparity.store.RowCursor;
import io.featureparity.store.RowFaults;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Bars in memory. Macro values are stored under the lock of this object, for a bar settles what it sees of them. */
final class MemoryBars implements BarStore, BarNews {

    /** What an arrival is known by. */
    private record Arrival(String instrument, Instant time, Instant seen) {
        static Arrival of(ArrivedBar bar) {
            return new Arrival(bar.instrument(), bar.bar().time(), bar.seen());
        }
    }

    private final Map<Arrival, ArrivedBar> arrivals = new HashMap<>();
    private final Map<String, List<StoredBar>> byInstrument = new HashMap<>();
    private @Nullable Instant newestClosed;

    @Override
    public synchronized int append(List<ArrivedBar> bars) {
        Map<Arrival, ArrivedBar> given = new HashMap<>();
        List<ArrivedBar> fresh = new ArrayList<>();
        for (ArrivedBar bar : bars) {
            Arrival arrival = Arrival.of(bar);
            ArrivedBar there = arrivals.getOrDefault(arrival, given.get(arrival));
            if (there == null) {
                given.put(arrival, bar);
                fresh.add(bar);
            } else if (!there.equals(bar)) {
                throw RowFaults.barDiffers(bar.instrument(), bar.bar(), bar.seen());
            }
        }
        fresh.forEach(this::add);
        notifyAll();
        return fresh.size();
    }

    private void add(ArrivedBar bar) {
        arrivals.put(Arrival.of(bar), bar);
        List<StoredBar> others = byInstrument.computeIfAbsent(bar.instrument(), name -> new ArrayList<>());
        others.add(new StoredBar(others.size() + 1L, bar));
        Instant time = bar.bar().time();
        if (bar.closed() && (newestClosed == null || time.isAfter(newestClosed))) {
            newestClosed = time;
        }
    }

    /** The time of the newest closed bar of any instrument, null if there is none; to be asked under this object's lock. */
    @Nullable
    Instant newestClosed() {
        return newestClosed;
    }

    @Override
    public synchronized long lastPosition(String instrument) {
        return byInstrument.getOrDefault(instrument, List.of()).size();
    }

    @Override
    public RowCursor<StoredBar> closedAfter(String instrument, long position) {
        return from(instrument, position, StoredBar::arrivedClosed);
    }

    @Override
    public RowCursor<StoredBar> closedBetween(String instrument, Instant from, Instant end) {
        return from(instrument, 0, bar -> bar.arrivedClosed() && isBetween(bar, from, end));
    }

    @Override
    public RowCursor<StoredBar> seenBetween(String instrument, Instant from, Instant end) {
        return from(instrument, 0, bar -> isBetween(bar, from, end));
    }

    private static boolean isBetween(StoredBar bar, Instant from, Instant end) {
        Instant time = bar.bar().time();
        return !time.isBefore(from) && time.isBefore(end);
    }

    private RowCursor<StoredBar> from(String instrument, long position, Predicate<StoredBar> wanted) {
        Objects.requireNonNull(instrument, "instrument");
        return new RowCursor<>() {
            private long read = position;

            @Override
            public @Nullable StoredBar next() {
                StoredBar bar = nextAfter(instrument, read, wanted);
                if (bar != null) {
                    read = bar.position();
                }
                return bar;
            }
        };
    }

    private synchronized @Nullable StoredBar nextAfter(String instrument, long position, Predicate<StoredBar> wanted) {
        List<StoredBar> bars = byInstrument.getOrDefault(instrument, List.of());
        for (int i = (int) Math.max(0, position); i < bars.size(); i++) {
            if (wanted.test(bars.get(i))) {
                return bars.get(i);
            }
        }
        return null;
    }

    @Override
    public synchronized boolean await(String instrument, long position, Duration longest) {
        long millis = Durations.waitMillis("wait for bars", longest, 1);
        if (lastPosition(instrument) <= position) {
            Monitor.await(this, millis);
        }
        return lastPosition(instrument) > position;
    }
}
