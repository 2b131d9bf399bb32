// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.market.ImperfectFeed;
import io.featureparity.demo.market.MarketEvent;
import io.featureparity.demo.system.LiveSystem;
import io.featureparity.demo.system.Wiring;
import io.featureparity.observe.trail.AuditTrail;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Measures what a bar costs in refresh and inference, on the servers of the proof. docs/performance.md says how it is run. */
final class LiveRates {

    private static final int SESSIONS = 42;

    /** The rest of the events warms up. */
    private static final int MEASURED_FROM = 900;

    private LiveRates() {}

    /** Prints bars per second, live and of a history. */
    public static void main(String[] arguments) {
        GeneratedMarket market = GeneratedMarket.of(World.CONTRACT, World.FIRST_DAY, SESSIONS, 3);
        List<MarketEvent> events = ImperfectFeed.perfect(market, World.INSTRUMENT);
        PrintStream out = System.out;
        live(World.emptied(), events, out);
        history(World.emptied(), events, market.bars().size(), out);
    }

    private static void live(Wiring wiring, List<MarketEvent> events, PrintStream out) {
        AtomicReference<Instant> clock = new AtomicReference<>(events.get(0).at());
        long[] nanos = new long[2];
        int bars = 0;
        try (LiveSystem live = World.live(wiring, wiring, AuditTrail.none(), clock::get)) {
            for (int i = 0; i < events.size(); i++) {
                MarketEvent event = events.get(i);
                clock.set(event.at());
                event.storeIn(wiring.stores());
                long begin = System.nanoTime();
                live.settleRefresh();
                long between = System.nanoTime();
                live.settleInference();
                long end = System.nanoTime();
                if (i >= MEASURED_FROM && event instanceof MarketEvent.BarComes) {
                    bars++;
                    nanos[0] += between - begin;
                    nanos[1] += end - between;
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "live: refresh %.0f bars/s, inference %.0f bars/s%n",
                bars * 1e9 / nanos[0],
                bars * 1e9 / nanos[1]);
    }

    private static void history(Wiring wiring, List<MarketEvent> events, int bars, PrintStream out) {
        MarketEvent.storeAll(events, wiring.stores());
        Instant now = events.get(events.size() - 1).at();
        try (LiveSystem live = World.live(wiring, wiring, AuditTrail.none(), () -> now)) {
            long begin = System.nanoTime();
            live.settleRefresh();
            out.printf(Locale.ROOT, "history: refresh %.0f bars/s%n", bars * 1e9 / (System.nanoTime() - begin));
        }
    }
}
