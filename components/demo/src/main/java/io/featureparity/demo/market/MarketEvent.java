// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.market;

import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
     * Writes a history, by few calls: bars between which no macro value comes are written together.
     *
     * @param events what came, in the order in which it came
     * @param stores where it is written to
     */
    static void storeAll(List<MarketEvent> events, Stores stores) {
        List<ArrivedBar> bars = new ArrayList<>();
        List<MacroPublication> values = new ArrayList<>();
        for (MarketEvent event : events) {
            if (event instanceof BarComes comes) {
                flush(values, stores.macro()::append);
                bars.add(comes.bar());
            } else if (event instanceof MacroComes comes) {
                flush(bars, stores.bars()::append);
                values.add(comes.value());
            }
        }
        flush(bars, stores.bars()::append);
        flush(values, stores.macro()::append);
    }

    private static <T> void flush(List<T> waiting, Consumer<List<T>> append) {
        append.accept(waiting); // none are no call
        waiting.clear();
    }

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
