// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.DecisionStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.Decision;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decisions in memory. */
final class MemoryDecisions implements DecisionStore {

    private record Place(Instant time, String modelId, String modelVersion) {

        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::time).thenComparing(Place::modelId).thenComparing(Place::modelVersion);
    }

    private final Map<String, NavigableMap<Place, Decision>> byInstrument = new HashMap<>();

    @Override
    public synchronized boolean record(Decision decision) {
        Place place = new Place(decision.time(), decision.modelId(), decision.modelVersion());
        return byInstrument
                        .computeIfAbsent(decision.features().instrument(), none -> new TreeMap<>(Place.ORDER))
                        .putIfAbsent(place, decision)
                == null;
    }

    @Override
    public RowCursor<Decision> between(String instrument, Instant from, Instant end) {
        return new RowCursor<>() {
            private Place read = new Place(from, "", "");

            @Override
            public @Nullable Decision next() {
                Map.Entry<Place, Decision> next = after(instrument, read);
                if (next == null || !next.getKey().time().isBefore(end)) {
                    return null;
                }
                read = next.getKey();
                return next.getValue();
            }
        };
    }

    private synchronized Map.@Nullable Entry<Place, Decision> after(String instrument, Place place) {
        NavigableMap<Place, Decision> decisions = byInstrument.get(instrument);
        return decisions == null ? null : decisions.higherEntry(place);
    }

    @Override
    public synchronized Optional<Decision> newestBefore(
            String instrument, String modelId, String modelVersion, Instant time) {
        NavigableMap<Place, Decision> decisions = byInstrument.get(instrument);
        return decisions == null
                ? Optional.empty()
                : decisions.headMap(new Place(time, "", ""), false).descendingMap().values().stream()
                        .filter(decision -> decision.modelId().equals(modelId)
                                && decision.modelVersion().equals(modelVersion))
                        .findFirst();
    }
}
