// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.system;

import io.featureparity.backtest.Backtest;
import io.featureparity.backtest.BacktestRequest;
import io.featureparity.backtest.BacktestResult;
import io.featureparity.component.TimeRange;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.served.ServedModel;
import io.featureparity.demo.stream.Observed;
import io.featureparity.replay.Difference;
import io.featureparity.replay.LogReplay;
import io.featureparity.replay.ReplayRequest;
import io.featureparity.replay.ReplayResult;
import io.featureparity.replay.StoreReplay;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RegisteredModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What each component of a trading system gave to the model in a stretch of time. Each component has its own wiring. */
public final class TradingSystem {

    private final String instrument;
    private final ModelLoader loader;
    private final Map<Opened, ServedModel> opened = new HashMap<>();

    private record Opened(ModelFolder folder, RegisteredModel registered) {}

    /**
     * Looks at a system.
     *
     * @param instrument the instrument
     * @param loader makes a model of its file
     */
    public TradingSystem(String instrument, ModelLoader loader) {
        this.instrument = instrument;
        this.loader = loader;
    }

    /** Opens the model that a wiring leads to. Where several lead to the same files and the same entry, it is opened once. */
    private ServedModel served(Wiring wiring) {
        RegisteredModel live = wiring.stores().models().live(instrument);
        return opened.computeIfAbsent(
                new Opened(wiring.model(), live), which -> ServedModel.open(which.folder(), which.registered()));
    }

    private static List<String> features(ServedModel served) {
        return served.registered().featureOrder();
    }

    /**
     * Reads the decisions.
     *
     * @param wiring where they are
     * @param range the bars
     * @return the decisions, bar after bar
     */
    public List<Decision> decisions(Wiring wiring, TimeRange range) {
        return wiring.stores()
                .decisions()
                .between(instrument, range.from(), range.end())
                .toList();
    }

    /**
     * Gives what the refresh computed: its stored rows, with the position that the agent had when the model was asked.
     *
     * @param wiring the wiring of the refresh
     * @param decisions the decisions
     * @return the observations at the bars of the decisions
     */
    public Observed refreshed(Wiring wiring, List<Decision> decisions) {
        ServedModel served = served(wiring);
        Observed observed = new Observed("refresh", features(served));
        Map<Instant, FeatureRow> rows = new HashMap<>();
        if (!decisions.isEmpty()) {
            Instant end = decisions.get(decisions.size() - 1).time().plusMillis(1);
            wiring.stores()
                    .features()
                    .between(served.features(), decisions.get(0).time(), end)
                    .toList()
                    .forEach(row -> rows.put(row.time(), row));
        }
        for (Decision decision : decisions) {
            FeatureRow row = rows.get(decision.time());
            if (row != null && row.observation().isPresent()) {
                observed.add(decision.time(), served.observe(row, decision.agentPosition()));
            }
        }
        return observed;
    }

    /**
     * Gives what inference gave to the model when it decided.
     *
     * @param wiring the wiring of inference
     * @param decisions the decisions
     * @return the observations
     */
    public Observed inferred(Wiring wiring, List<Decision> decisions) {
        // The names alone: to open the files would compile the model once more.
        Observed observed = new Observed(
                "inference", wiring.stores().models().live(instrument).featureOrder());
        decisions.forEach(decision -> observed.add(decision.time(), decision.observation()));
        return observed;
    }

    /** A backtest, and what it gave to the model. */
    public record Backtested(Observed observed, BacktestResult result) {}

    /**
     * Runs the backtest.
     *
     * @param wiring the wiring of the backtest
     * @param range the bars
     * @return what it found, and gave to the model
     */
    public Backtested backtested(Wiring wiring, TimeRange range) {
        ServedModel served = served(wiring);
        Observed observed = new Observed("backtest", features(served));
        StoredFeedBuilder feed =
                wiring.feed().feed(instrument, served.model(), wiring.stores().macro());
        try (DecisionModel model = served.load(loader)) {
            RecordingModel recording = new RecordingModel(model);
            BacktestResult result =
                    Backtest.run(BacktestRequest.of(range), wiring.stores().bars(), feed, served, recording);
            List<ObservationVector> given = recording.given();
            for (int i = 0; i < given.size(); i++) {
                observed.add(result.equity().time(i), given.get(i));
            }
            return new Backtested(observed, result);
        }
    }

    /** A replay, and what it computed again. */
    public record Replayed(Observed observed, ReplayResult result) {}

    /**
     * Replays the decisions from the stored bars.
     *
     * @param wiring the wiring of the replay
     * @param decisions the decisions of the range
     * @param range the bars
     * @return what was computed again, and how it compares
     */
    public Replayed replayed(Wiring wiring, List<Decision> decisions, TimeRange range) {
        ServedModel served = served(wiring);
        StoredFeedBuilder feed =
                wiring.feed().feed(instrument, served.model(), wiring.stores().macro());
        return replayed(
                served,
                "replay",
                decisions,
                model -> StoreReplay.run(ReplayRequest.of(range), wiring.stores(), feed, served, model));
    }

    /**
     * Replays the decisions from the audit log.
     *
     * @param wiring the wiring of the replay
     * @param log the folder of the log
     * @param decisions the decisions of the range
     * @param range the bars
     * @return what was computed again, and how it compares
     */
    public Replayed replayedFromLog(Wiring wiring, Path log, List<Decision> decisions, TimeRange range) {
        ServedModel served = served(wiring);
        return replayed(
                served,
                "audit log",
                decisions,
                model -> LogReplay.run(
                        ReplayRequest.of(range), log, wiring.stores().decisions(), served, model));
    }

    private Replayed replayed(
            ServedModel served, String name, List<Decision> decisions, Function<DecisionModel, ReplayResult> replay) {
        Observed observed = new Observed(name, features(served));
        try (DecisionModel model = served.load(loader)) {
            RecordingModel recording = new RecordingModel(model);
            ReplayResult result = replay.apply(recording);
            Set<Instant> missing = result.differences().stream()
                    .filter(difference -> difference.kind() == Difference.Kind.NOT_COMPUTED)
                    .map(Difference::time)
                    .collect(Collectors.toSet());
            Iterator<ObservationVector> given = recording.given().iterator();
            for (Decision decision : decisions) {
                if (!missing.contains(decision.time()) && given.hasNext()) {
                    observed.add(decision.time(), given.next());
                }
            }
            return new Replayed(observed, result);
        }
    }
}
