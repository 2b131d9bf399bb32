// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.MacroStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.RowFaults;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Macro values in memory. */
final class MemoryMacro implements MacroStore {

    /** What a publication is known by. */
    private record Identity(String column, LocalDate day, Instant published) {
        static Identity of(MacroPublication publication) {
            return new Identity(publication.column(), publication.day(), publication.published());
        }
    }

    /** No two publications have the same: a series would refuse the second one. */
    private record Place(String column, LocalDate day, Instant available) {}

    private static final Comparator<KnownMacro> BY_AVAILABILITY = Comparator.comparing(KnownMacro::available)
            .thenComparing(known -> known.publication().column())
            .thenComparing(known -> known.publication().day())
            .thenComparing(known -> known.publication().published());

    private final MemoryBars bars;
    private final Map<Identity, KnownMacro> publications = new HashMap<>();
    private final Set<Place> taken = new HashSet<>();
    private final TreeSet<KnownMacro> inOrder = new TreeSet<>(BY_AVAILABILITY);

    MemoryMacro(MemoryBars bars) {
        this.bars = bars;
    }

    @Override
    public int append(List<MacroPublication> given) {
        synchronized (bars) {
            Map<Identity, MacroPublication> fresh = new HashMap<>();
            for (MacroPublication publication : given) {
                Identity identity = Identity.of(publication);
                KnownMacro known = publications.get(identity);
                MacroPublication there = known == null ? fresh.get(identity) : known.publication();
                if (there == null) {
                    fresh.put(identity, publication);
                } else if (!there.equals(publication)) {
                    throw RowFaults.macroDiffers(
                            publication.column(),
                            publication.day(),
                            publication.published(),
                            there.value(),
                            publication.value());
                }
            }
            List<MacroPublication> ordered = new ArrayList<>(fresh.values());
            ordered.sort(Comparator.comparing(MacroPublication::published));
            ordered.forEach(this::add);
            return ordered.size();
        }
    }

    private void add(MacroPublication publication) {
        Instant available = publication.published();
        Instant settled = bars.newestClosed();
        if (settled != null && !available.isAfter(settled)) {
            available = settled.plusMillis(1);
        }
        while (!taken.add(new Place(publication.column(), publication.day(), available))) {
            available = available.plusMillis(1);
        }
        KnownMacro known = new KnownMacro(publication, available);
        publications.put(Identity.of(publication), known);
        inOrder.add(known);
    }

    @Override
    public Optional<Instant> settledUntil() {
        synchronized (bars) {
            return Optional.ofNullable(bars.newestClosed());
        }
    }

    @Override
    public RowCursor<KnownMacro> available(Instant after, Instant until) {
        return new RowCursor<>() {
            private @Nullable KnownMacro read;

            @Override
            public @Nullable KnownMacro next() {
                synchronized (bars) {
                    KnownMacro next = read == null ? firstAfter(after) : inOrder.higher(read);
                    if (next == null || next.available().isAfter(until)) {
                        return null;
                    }
                    read = next;
                    return next;
                }
            }
        };
    }

    private @Nullable KnownMacro firstAfter(Instant after) {
        for (KnownMacro known : inOrder) {
            if (known.available().isAfter(after)) {
                return known;
            }
        }
        return null;
    }
}
