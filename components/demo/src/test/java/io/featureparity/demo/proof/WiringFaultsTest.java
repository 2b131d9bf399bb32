// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.TimeRange;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.market.ImperfectFeed;
import io.featureparity.demo.market.MarketEvent;
import io.featureparity.demo.stream.Observed;
import io.featureparity.demo.system.LiveSystem;
import io.featureparity.demo.system.TradingSystem;
import io.featureparity.demo.system.Wiring;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.store.row.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each mistake in the wiring of one component turns the comparison red, and the first bar is named, or the component refuses to
 * start. {@code wiring-faults.txt} holds what is said to each.
 */
class WiringFaultsTest {

    private static final long SEED = 8;
    private static final GeneratedMarket MARKET = GeneratedMarket.of(World.CONTRACT, World.FIRST_DAY, 3, SEED);
    private static final List<MarketEvent> EVENTS = ImperfectFeed.of(MARKET, World.INSTRUMENT, SEED);
    private static final TimeRange RANGE = World.range(MARKET);
    private static final TradingSystem SYSTEM = new TradingSystem(World.INSTRUMENT, World.LOADER);

    /** Both are restarted here, so that what is restored is used. */
    private static final int RESTART_EVERY = 100;

    @Test
    void everyFaultIsFoundAndTheFirstBarIsNamed() throws IOException {
        List<String> found = new ArrayList<>();
        Wiring healthy = World.emptied();
        List<Observed> components = traded(healthy, healthy, healthy);
        assertThat(differences(components)).isEmpty();
        List<Decision> decisions = SYSTEM.decisions(healthy, RANGE);
        for (WiringFault fault : joined(WiringFault.all(), WiringFault.ofHistory())) {
            Wiring wrong = fault.alteration().apply(healthy);
            found.add(fault + " | backtest | "
                    + said(() -> List.of(
                            components.get(0), SYSTEM.backtested(wrong, RANGE).observed())));
            found.add(fault + " | replay | "
                    + said(() -> List.of(
                            components.get(0),
                            SYSTEM.replayed(wrong, decisions, RANGE).observed())));
        }
        boolean refresh = false;
        for (WiringFault fault : WiringFault.all()) {
            found.add(refresh ? refreshWith(fault) : inferenceWith(fault));
            refresh = !refresh;
        }
        WiringFault.ofStates().forEach(fault -> found.add(refreshWith(fault)));
        WiringFault.ofInference().forEach(fault -> found.add(inferenceWith(fault)));
        Files.write(Path.of("target", "wiring-faults.txt"), found); // for whoever adds a fault
        assertThat(found).containsExactlyElementsOf(expected());
        assertThat(found).noneMatch(line -> line.endsWith("| nothing"));
        assertThat(found).allMatch(line -> line.contains("2026-04-") || line.contains("FP-"));
    }

    private static List<WiringFault> joined(List<WiringFault> some, List<WiringFault> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static String refreshWith(WiringFault fault) {
        return fault + " | refresh | "
                + said(() -> {
                    Wiring right = World.emptied();
                    return traded(right, fault.alteration().apply(right), right);
                });
    }

    private static String inferenceWith(WiringFault fault) {
        return fault + " | inference | "
                + said(() -> {
                    Wiring right = World.emptied();
                    return traded(right, right, fault.alteration().apply(right));
                });
    }

    private static List<String> expected() throws IOException {
        try (InputStream in = Objects.requireNonNull(WiringFaultsTest.class.getResourceAsStream("wiring-faults.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** What is said about what components gave to the model. */
    private static String said(Supplier<List<Observed>> components) {
        try {
            return differences(components.get()).findFirst().orElse("nothing");
        } catch (FeatureParityException refused) {
            return refused.faults().get(0).toString();
        } catch (IllegalStateException endless) {
            return endless.getMessage();
        }
    }

    private static Stream<String> differences(List<Observed> components) {
        return components.stream()
                .flatMap(component -> components.get(0).firstDifference(component).stream())
                .map(Objects::toString);
    }

    /** Lets the sessions go by; refresh and inference have these wirings, and the backtest the right one. */
    private static List<Observed> traded(Wiring right, Wiring ofRefresh, Wiring ofInference) {
        AtomicReference<Instant> clock = new AtomicReference<>(RANGE.from());
        try (LiveSystem live = World.live(ofRefresh, ofInference, AuditTrail.none(), clock::get)) {
            int index = 0;
            for (MarketEvent event : EVENTS) {
                clock.set(event.at());
                event.storeIn(right.stores());
                live.settle();
                if (++index % RESTART_EVERY == 0) {
                    live.restartRefresh();
                    live.restartInference();
                }
            }
        }
        List<Decision> decisions = SYSTEM.decisions(right, RANGE);
        return List.of(
                SYSTEM.refreshed(right, decisions),
                SYSTEM.inferred(right, decisions),
                SYSTEM.backtested(right, RANGE).observed());
    }
}
