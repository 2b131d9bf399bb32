// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.component.TimeRange;
import io.featureparity.demo.system.Wiring;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.model.Model;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a feed, as it shows in what was stored. */
enum FeedTrouble {
    DUPLICATE_BAR(FeedDecision.DUPLICATE_DROPPED),
    LATE_BAR(FeedDecision.LATE_REFUSED),
    CONFLICTING_BAR(FeedDecision.CONFLICT_REFUSED),
    MISSING_BAR(FeedDecision.INSERTED),
    BAD_PRICE(FeedDecision.BAD_VALUES_REFUSED),
    BETWEEN_TWO_BARS(FeedDecision.OFF_GRID_REFUSED),
    AT_NIGHT(FeedDecision.OUTSIDE_SESSION_DROPPED),
    FORMING_BAR(null),
    LATE_MACRO_VALUE(null);

    private final @Nullable FeedDecision decision;

    FeedTrouble(@Nullable FeedDecision decision) {
        this.decision = decision;
    }

    private static Optional<FeedTrouble> of(FeedDecision decision) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.decision == decision)
                .findFirst();
    }

    /** Counts what is wrong with the bars of a range, and with the macro values that came in it. */
    static Map<FeedTrouble, Integer> in(Wiring wiring, Model model, TimeRange range) {
        Stores stores = wiring.stores();
        Map<FeedTrouble, Integer> counts = new EnumMap<>(FeedTrouble.class);
        StoredFeed feed = wiring.feed()
                .feed(World.INSTRUMENT, model, stores.macro())
                .listener((decision, time, features) -> {
                    if (range.contains(Instant.ofEpochMilli(time))) {
                        of(decision).ifPresent(trouble -> counts.merge(trouble, 1, Integer::sum));
                    }
                })
                .begin();
        RowCursor<StoredBar> bars = stores.bars().seenBetween(World.INSTRUMENT, Instant.MIN, Instant.MAX);
        for (StoredBar bar = bars.next(); bar != null; bar = bars.next()) {
            if (bar.arrivedClosed()) {
                feed.take(bar);
            } else if (range.contains(bar.bar().time())) {
                counts.merge(FORMING_BAR, 1, Integer::sum);
            }
        }
        for (KnownMacro known :
                stores.macro().available(range.from(), range.end()).toList()) {
            if (known.available().isAfter(known.publication().published())) {
                counts.merge(LATE_MACRO_VALUE, 1, Integer::sum);
            }
        }
        return counts;
    }
}
