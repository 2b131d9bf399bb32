// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.replay;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.store.MacroStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The macro values of a store as the series that a feed reads. It is read as far as nothing changes any more. */
final class StoredMacro {

    /**
     * While bars come one by one, no more is settled than the bar in hand, and to ask would be a call in vain. So only each eighth
     * read asks, and each one that has found a history.
     */
    private static final int EACH = 8;

    private final MacroStore store;
    private final MacroSeries series;
    private Instant readUntil = Instant.MIN;

    /** How often was read since the store was asked how far it is settled. */
    private int reads = EACH;

    StoredMacro(Model model, MacroStore store) {
        FeatureContract contract = model.contract();
        this.store = store;
        this.series = MacroSeries.of(contract, TradingCalendar.of(contract, Closures.none()));
    }

    MacroSeries series() {
        return series;
    }

    /** Reads all that a bar can see whose time is not after an instant. */
    void readUntil(Instant instant) {
        if (!instant.isAfter(readUntil) || series.columns().isEmpty()) {
            return;
        }
        Instant until = settledFrom(instant);
        List<KnownMacro> read = new ArrayList<>();
        RowCursor<KnownMacro> known = store.available(readUntil, until);
        for (KnownMacro next = known.next(); next != null; next = known.next()) {
            if (isUsable(next.publication())) {
                read.add(next);
            }
        }
        // Only now: if reading fails on the way, nothing was added, and the next try adds nothing twice.
        for (KnownMacro next : read) {
            MacroPublication publication = next.publication();
            series.add(publication.column(), publication.day(), next.available(), publication.value());
        }
        readUntil = until;
    }

    /** Gives how far can be read, as far as it is known: what a bar in hand can see is settled with it. */
    private Instant settledFrom(Instant instant) {
        if (++reads < EACH) {
            return instant;
        }
        Instant settled = store.settledUntil().orElse(instant);
        if (!settled.isAfter(instant)) {
            reads = 0;
            return instant;
        }
        return settled;
    }

    /** A store may hold columns of other contracts, and values that a series refuses: nobody has seen these. */
    private boolean isUsable(MacroPublication publication) {
        return series.columns().contains(publication.column()) && !Double.isInfinite(publication.value());
    }
}
