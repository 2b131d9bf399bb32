// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.Bar;
import io.featureparity.demo.system.Wiring;
import io.featureparity.features.session.Closures;
import io.featureparity.store.Stores;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import io.featureparity.store.row.StoredBar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A mistake that people make when they connect a component: it reads bars, macro values or files otherwise than they are.
 *
 * @param name what is wrong
 * @param alteration makes the wrong wiring of the right one
 */
record WiringFault(String name, UnaryOperator<Wiring> alteration) {

    private static final Duration BAR = Duration.ofMinutes(5);
    private static final Instant LOST = Instant.parse("2026-04-06T15:30:00Z");

    /** The faults of bars, macro values, state and files, each on its own. */
    static List<WiringFault> all() {
        return List.of(
                bars("times are local to Bogota, and taken for UTC", each(bar -> at(bar, Duration.ofHours(-5)))),
                bars("times are of the end of a bar, and not of its beginning", each(bar -> at(bar, BAR))),
                bars("a forming bar is taken for a closed one", WiringFault::formingAsClosed),
                bars("the first bars are dropped, since they are the warm-up", WiringFault::withoutFirst),
                bars("a bar is lost on the way", WiringFault::withoutOne),
                bars("a bar that came twice is counted twice", WiringFault::duplicatesAsBars),
                bars("bars that were not traded are filled in from the bar before", WiringFault::filledIn),
                bars("prices went through a float32 column", each(bar -> map(bar, price -> (double) (float) price))),
                bars("prices went through a column of one decimal", each(bar -> map(bar, WiringFault::rounded))),
                bars("prices are adjusted by an amount", each(bar -> map(bar, price -> price - 100))),
                bars("high and low are swapped", each(bar -> of(bar, bar.open(), bar.low(), bar.high(), bar.close()))),
                bars(
                        "open and close are swapped",
                        each(bar -> of(bar, bar.close(), bar.high(), bar.low(), bar.open()))),
                macro("macro values are seen on the day that they are of", value -> seen(value, Duration.ofDays(-1))),
                macro("macro values are seen a day late", value -> seen(value, Duration.ofDays(1))),
                macro("two macro columns are swapped", value -> named(value, Map.of("dxy", "vix", "vix", "dxy"))),
                new WiringFault("a macro column is never read", WiringFault::withoutBrent),
                macro(
                        "macro values went through a float32 column",
                        value -> valued(value, (float) value.publication().value())),
                macro(
                        "macro values are rounded to whole numbers",
                        value -> valued(value, Math.rint(value.publication().value()))),
                new WiringFault("macro values that came late are taken for timely", WiringFault::asPublished),
                new WiringFault("revised macro values are left out", WiringFault::firstValues),
                feed("the training's policy decides about live bars", new FeedSettings("training", Closures.none())),
                feed(
                        "a day with a session is taken for a holiday",
                        new FeedSettings(FeedSettings.LIVE, Closures.of(Set.of(World.FIRST_DAY.plusDays(1))))),
                files("the statistics are old ones", wiring -> World.trained("old", 2)));
    }

    /** What a component can do wrong only when it computes a history again: it knows then what came later. */
    static List<WiringFault> ofHistory() {
        return List.of(
                bars("bars are sorted by time, and not read as they came", WiringFault::byTime),
                bars("the last bar of a time replaces the others", WiringFault::lastOfEachTime),
                bars("the close is the open of the next bar", WiringFault::nextOpen));
    }

    /** The faults of the states that a component goes on from. */
    static List<WiringFault> ofStates() {
        return List.of(
                states("a state is restored some bars too late", () -> WiringFault::barsOn),
                states("a state is restored a while too early", WiringFault::olderSnapshot));
    }

    /** The faults of what inference reads beside bars and macro values. */
    static List<WiringFault> ofInference() {
        return List.of(
                online("the online store gives the row of the bar before", before()),
                online("features went through a float32 column", row -> AlteredReads.valued(row, WiringFault::floats)),
                new WiringFault("two columns of features are swapped", wiring -> {
                    UnaryOperator<FeatureRow> swapped = row -> AlteredReads.valued(row, WiringFault::swapped);
                    return new Wiring(
                            AlteredStores.withFeatures(
                                    wiring.stores(), features -> new AlteredReads.Table(features, swapped)),
                            new AlteredReads.Online(wiring.online(), swapped),
                            wiring.feed(),
                            wiring.model());
                }),
                new WiringFault(
                        "the agent's position is read with the wrong sign",
                        wiring -> with(
                                wiring,
                                AlteredStores.withDecisions(
                                        wiring.stores(), made -> new AlteredReads.Made(made, WiringFault::reversed)))));
    }

    private static WiringFault online(String name, UnaryOperator<FeatureRow> altered) {
        return new WiringFault(
                name,
                wiring -> new Wiring(
                        wiring.stores(),
                        new AlteredReads.Online(wiring.online(), altered),
                        wiring.feed(),
                        wiring.model()));
    }

    private static WiringFault states(String name, Supplier<UnaryOperator<EngineState>> altered) {
        return new WiringFault(name, wiring -> {
            UnaryOperator<EngineState> ofThisRun = altered.get();
            return with(
                    wiring,
                    AlteredStores.withRefresh(wiring.stores(), states -> new AlteredReads.States(states, ofThisRun)));
        });
    }

    private static UnaryOperator<FeatureRow> before() {
        AtomicReference<FeatureRow> last = new AtomicReference<>();
        return row -> {
            FeatureRow values = last.getAndSet(row);
            return values == null ? row : AlteredReads.of(row, values);
        };
    }

    private static double[] floats(double[] values) {
        return Arrays.stream(values).map(value -> (double) (float) value).toArray();
    }

    private static double[] swapped(double[] values) {
        double first = values[0];
        values[0] = values[1];
        values[1] = first;
        return values;
    }

    private static EngineState barsOn(EngineState state) {
        return new EngineState(state.key(), state.position() + 4, state.takenAt(), state.time(), state.snapshot());
    }

    private static UnaryOperator<EngineState> olderSnapshot() {
        AtomicReference<EngineState> last = new AtomicReference<>();
        return state -> {
            EngineState older = last.getAndSet(state);
            return older == null
                    ? state
                    : new EngineState(state.key(), state.position(), state.takenAt(), state.time(), older.snapshot());
        };
    }

    private static Decision reversed(Decision decision) {
        Action action =
                switch (decision.action()) {
                    case LONG -> Action.SHORT;
                    case SHORT -> Action.LONG;
                    case FLAT -> Action.FLAT;
                };
        return new Decision(
                decision.features(),
                decision.modelId(),
                decision.modelVersion(),
                decision.time(),
                decision.agentPosition(),
                decision.observation(),
                decision.output(),
                action,
                decision.decided(),
                decision.latencyNanos(),
                decision.auditRecord());
    }

    // ---- bars

    private static WiringFault bars(String name, UnaryOperator<List<StoredBar>> altered) {
        return new WiringFault(
                name,
                wiring ->
                        with(wiring, AlteredStores.withBars(wiring.stores(), bars -> new AlteredBars(bars, altered))));
    }

    private static UnaryOperator<List<StoredBar>> each(UnaryOperator<Bar> altered) {
        return all ->
                all.stream().map(bar -> with(bar, altered.apply(bar.bar()))).toList();
    }

    private static StoredBar with(StoredBar stored, Bar bar) {
        ArrivedBar arrival = stored.arrival();
        Instant seen = bar.time().isAfter(arrival.seen()) ? bar.time() : arrival.seen();
        return new StoredBar(stored.position(), new ArrivedBar(arrival.instrument(), bar, arrival.closed(), seen));
    }

    private static Bar of(Bar bar, double open, double high, double low, double close) {
        return new Bar(bar.time(), open, high, low, close, bar.volume());
    }

    private static Bar map(Bar bar, DoubleUnaryOperator price) {
        return of(
                bar,
                price.applyAsDouble(bar.open()),
                price.applyAsDouble(bar.high()),
                price.applyAsDouble(bar.low()),
                price.applyAsDouble(bar.close()));
    }

    private static double rounded(double price) {
        return Math.rint(price * 10) / 10;
    }

    private static Bar at(Bar bar, Duration later) {
        return new Bar(bar.time().plus(later), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    private static List<StoredBar> withoutFirst(List<StoredBar> all) {
        return all.stream().filter(bar -> bar.position() > 14).toList();
    }

    private static List<StoredBar> withoutOne(List<StoredBar> all) {
        return all.stream().filter(bar -> !bar.bar().time().equals(LOST)).toList();
    }

    private static List<StoredBar> formingAsClosed(List<StoredBar> all) {
        return all.stream()
                .map(bar -> new StoredBar(
                        bar.position(),
                        new ArrivedBar(
                                bar.arrival().instrument(),
                                bar.bar(),
                                true,
                                bar.arrival().seen())))
                .toList();
    }

    /** The second one is read as the bar that came after the first. */
    private static List<StoredBar> duplicatesAsBars(List<StoredBar> all) {
        List<StoredBar> read = new ArrayList<>();
        Map<Instant, Bar> known = new HashMap<>();
        for (StoredBar bar : all) {
            boolean twice =
                    bar.arrivedClosed() && bar.bar().equals(known.put(bar.bar().time(), bar.bar()));
            read.add(twice ? with(bar, at(bar.bar(), BAR)) : bar);
        }
        return read;
    }

    private static List<StoredBar> byTime(List<StoredBar> all) {
        List<StoredBar> sorted = all.stream()
                .filter(StoredBar::arrivedClosed)
                .sorted(Comparator.comparing((StoredBar bar) -> bar.bar().time()))
                .toList();
        List<StoredBar> closed = all.stream().filter(StoredBar::arrivedClosed).toList();
        List<StoredBar> read = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            read.add(new StoredBar(closed.get(i).position(), sorted.get(i).arrival()));
        }
        return read;
    }

    private static List<StoredBar> lastOfEachTime(List<StoredBar> all) {
        Map<Instant, StoredBar> last = new HashMap<>();
        all.stream()
                .filter(StoredBar::arrivedClosed)
                .forEach(bar -> last.put(bar.bar().time(), bar));
        return all.stream()
                .filter(StoredBar::arrivedClosed)
                .map(bar -> with(bar, last.get(bar.bar().time()).bar()))
                .toList();
    }

    /** A bar that is missing before another one is read as a bar without movement. */
    private static List<StoredBar> filledIn(List<StoredBar> all) {
        List<StoredBar> read = new ArrayList<>();
        Bar before = null;
        for (StoredBar bar : all) {
            Bar one = bar.bar();
            boolean gap = before != null
                    && bar.arrivedClosed()
                    && Duration.between(before.time(), one.time()).equals(BAR.multipliedBy(2));
            if (gap) {
                // It is read in the place of the bar after it, which is then missing instead.
                read.add(
                        with(bar, of(at(before, BAR), before.close(), before.close(), before.close(), before.close())));
            } else {
                read.add(bar);
            }
            before = bar.arrivedClosed() && one.high() > 0 ? one : before;
        }
        return read;
    }

    private static List<StoredBar> nextOpen(List<StoredBar> all) {
        List<StoredBar> read = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Bar bar = all.get(i).bar();
            double next = i + 1 < all.size() ? all.get(i + 1).bar().open() : bar.close();
            read.add(with(all.get(i), of(bar, bar.open(), bar.high(), bar.low(), next)));
        }
        return read;
    }

    // ---- macro values

    private static WiringFault macro(String name, UnaryOperator<KnownMacro> altered) {
        return new WiringFault(
                name,
                wiring -> withMacro(wiring, all -> all.stream().map(altered).toList()));
    }

    private static Wiring withoutBrent(Wiring right) {
        return withMacro(
                right,
                all -> all.stream()
                        .filter(value -> !value.publication().column().equals("brent"))
                        .toList());
    }

    private static Wiring withMacro(Wiring wiring, UnaryOperator<List<KnownMacro>> altered) {
        return with(wiring, AlteredStores.withMacro(wiring.stores(), macro -> new AlteredMacro(macro, altered)));
    }

    private static KnownMacro seen(KnownMacro value, Duration later) {
        MacroPublication was = value.publication();
        return new KnownMacro(
                new MacroPublication(
                        was.column(),
                        was.day().plusDays(later.toDays()),
                        was.published().plus(later),
                        was.value()),
                value.available().plus(later));
    }

    private static KnownMacro named(KnownMacro value, Map<String, String> names) {
        MacroPublication was = value.publication();
        String name = names.getOrDefault(was.column(), was.column());
        return new KnownMacro(new MacroPublication(name, was.day(), was.published(), was.value()), value.available());
    }

    private static KnownMacro valued(KnownMacro value, double other) {
        MacroPublication was = value.publication();
        return new KnownMacro(new MacroPublication(was.column(), was.day(), was.published(), other), value.available());
    }

    private static Wiring asPublished(Wiring right) {
        return withMacro(
                right,
                all -> all.stream()
                        .map(value -> new KnownMacro(
                                value.publication(), value.publication().published()))
                        .toList());
    }

    private static Wiring firstValues(Wiring right) {
        return withMacro(right, all -> {
            Map<String, Map<LocalDate, KnownMacro>> first = new HashMap<>();
            all.forEach(value -> first.computeIfAbsent(value.publication().column(), column -> new HashMap<>())
                    .putIfAbsent(value.publication().day(), value));
            return all.stream()
                    .filter(value -> first.get(value.publication().column()).containsValue(value))
                    .toList();
        });
    }

    // ---- settings and files

    private static WiringFault feed(String name, FeedSettings feed) {
        return new WiringFault(name, wiring -> new Wiring(wiring.stores(), wiring.online(), feed, wiring.model()));
    }

    private static WiringFault files(String name, Function<Wiring, ModelFolder> model) {
        return new WiringFault(
                name, wiring -> new Wiring(wiring.stores(), wiring.online(), wiring.feed(), model.apply(wiring)));
    }

    private static Wiring with(Wiring wiring, Stores stores) {
        return new Wiring(stores, wiring.online(), wiring.feed(), wiring.model());
    }

    @Override
    public String toString() {
        return name;
    }
}
