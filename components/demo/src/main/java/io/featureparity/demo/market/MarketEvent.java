// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.market;

import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.util.List;

/** Something that comes to the stores at an instant. */
public sealed interface MarketEvent {

    /** {@return when it comes} */
    Instant at();

    /**
     * Writes it.
     *
     * @param stores where it is written to
     */
    void storeIn(Stores stores);

    /**
     * A bar comes: closed or forming, good or bad, for the first time or again.
     *
     * @param bar the bar
     */
    record BarComes(ArrivedBar bar) implements MarketEvent {

        @Override
        public Instant at() {
            return bar.seen();
        }

        @Override
        public void storeIn(Stores stores) {
            stores.bars().append(List.of(bar));
        }
    }

    /**
     * A macro value comes.
     *
     * @param at when it comes; not before it is published
     * @param value the value
     */
    record MacroComes(Instant at, MacroPublication value) implements MarketEvent {

        @Override
        public void storeIn(Stores stores) {
            stores.macro().append(List.of(value));
        }
    }
}
