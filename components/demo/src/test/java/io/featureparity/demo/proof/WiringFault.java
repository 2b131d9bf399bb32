// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import static io.featureparity.demo.proof.BarMistakes.at;
import static io.featureparity.demo.proof.BarMistakes.each;
import static io.featureparity.demo.proof.BarMistakes.map;
import static io.featureparity.demo.proof.BarMistakes.priced;
import static io.featureparity.demo.proof.MacroMistakes.named;
import static io.featureparity.demo.proof.MacroMistakes.seen;
import static io.featureparity.demo.proof.MacroMistakes.valued;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.demo.system.Wiring;
import io.featureparity.features.session.Closures;
import io.featureparity.store.Stores;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.StoredBar;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
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

    /** The faults of bars, macro values, state and files, each on its own. */
    static List<WiringFault> all() {
        return List.of(
                bars("times are local to Bogota, and taken for UTC", each(bar -> at(bar, Duration.ofHours(-5)))),
                bars("times are of the end of a bar, and not of its beginning", each(bar -> at(bar, BarMistakes.BAR))),
                bars("a forming bar is taken for a closed one", BarMistakes::formingAsClosed),
                bars("the first bars are dropped, since they are the warm-up", BarMistakes::withoutFirst),
                bars("a bar is lost on the way", BarMistakes::withoutOne),
                bars("a bar that came twice is counted twice", BarMistakes::duplicatesAsBars),
                bars("bars that were not traded are filled in from the bar before", BarMistakes::filledIn),
                bars("prices went through a float32 column", each(bar -> map(bar, price -> (double) (float) price))),
                bars("prices went through a column of one decimal", each(bar -> map(bar, BarMistakes::rounded))),
                bars("prices are adjusted by an amount", each(bar -> map(bar, price -> price - 100))),
                bars(
                        "high and low are swapped",
                        each(bar -> priced(bar, bar.open(), bar.low(), bar.high(), bar.close()))),
                bars(
                        "open and close are swapped",
                        each(bar -> priced(bar, bar.close(), bar.high(), bar.low(), bar.open()))),
                macro("macro values are seen on the day that they are of", value -> seen(value, Duration.ofDays(-1))),
                macro("macro values are seen a day late", value -> seen(value, Duration.ofDays(1))),
                macro("two macro columns are swapped", value -> named(value, Map.of("dxy", "vix", "vix", "dxy"))),
                allMacro("a macro column is never read", MacroMistakes::withoutBrent),
                macro(
                        "macro values went through a float32 column",
                        value -> valued(value, (float) value.publication().value())),
                macro(
                        "macro values are rounded to whole numbers",
                        value -> valued(value, Math.rint(value.publication().value()))),
                allMacro("macro values that came late are taken for timely", MacroMistakes::asPublished),
                allMacro("revised macro values are left out", MacroMistakes::firstValues),
                feed("the training's policy decides about live bars", new FeedSettings("training", Closures.none())),
                feed(
                        "a day with a session is taken for a holiday",
                        new FeedSettings(FeedSettings.LIVE, Closures.of(Set.of(World.FIRST_DAY.plusDays(1))))),
                files("the statistics are old ones", wiring -> World.trained("old", 2)));
    }

    /** What a component can do wrong only when it computes a history again: it knows then what came later. */
    static List<WiringFault> ofHistory() {
        return List.of(
                bars("bars are sorted by time, and not read as they came", BarMistakes::byTime),
                bars("the last bar of a time replaces the others", BarMistakes::lastOfEachTime),
                bars("the close is the open of the next bar", BarMistakes::nextOpen));
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

    // ---- macro values

    private static WiringFault macro(String name, UnaryOperator<KnownMacro> altered) {
        return allMacro(name, all -> all.stream().map(altered).toList());
    }

    private static WiringFault allMacro(String name, UnaryOperator<List<KnownMacro>> altered) {
        return new WiringFault(
                name,
                wiring -> with(
                        wiring, AlteredStores.withMacro(wiring.stores(), macro -> new AlteredMacro(macro, altered))));
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
