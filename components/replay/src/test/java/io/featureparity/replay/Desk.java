// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.TimeRange;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.served.ServedModel;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.store.RowCursor;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.StoredBar;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A trading desk in memory: a registered model, a store of bars, and a model that answers as a test wants. */
final class Desk {

    static final String INSTRUMENT = "USD/COP";

    /** The first bar of a session. A range begins 14 bars later, behind the warm-up. */
    static final Instant OPENING = Instant.parse("2024-03-04T13:00:00Z");

    static final int WARM_UP = 14;

    final MemoryStores stores = new MemoryStores();
    final ServedModel served;
    private Instant seen = Instant.parse("2024-01-01T00:00:00Z");

    Desk(Path folder) {
        this(folder, ContractDocument.builtIn("1.0.0"));
    }

    Desk(Path folder, ContractDocument document) {
        FeatureContract contract = FeatureContract.parse("contract.json", document.toJson());
        NormStats stats = NormStats.parse("norm_stats.json", GoldenData.statistics());
        try {
            Files.writeString(folder.resolve("contract.json"), document.toJson());
            Files.writeString(
                    folder.resolve("manifest.json"),
                    ModelManifest.of("toy", contract, stats).toJson());
            Files.writeString(
                    folder.resolve("norm_stats.json"), stats.document().readableText());
            Files.writeString(folder.resolve("model.onnx"), "a toy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ModelFolder files = ModelFolder.of(folder);
        served = ServedModel.open(files, files.toRegister(INSTRUMENT, "1", OPENING));
    }

    /** {@return the time of a bar, counted from the opening} */
    static Instant time(int index) {
        return OPENING.plus(Duration.ofMinutes(5).multipliedBy(index));
    }

    /** {@return some bars, by their index, the end not included} */
    static TimeRange range(int from, int end) {
        return new TimeRange(time(from), time(end));
    }

    /** Stores a bar with an open and a close. */
    Desk bar(int index, double open, double close) {
        return bar(new Bar(time(index), open, Math.max(open, close), Math.min(open, close), close, 1));
    }

    Desk bar(Bar bar) {
        Instant earliest = bar.time().plus(Duration.ofMinutes(5));
        seen = seen.isBefore(earliest) ? earliest : seen.plusMillis(1);
        stores.bars().append(List.of(ArrivedBar.closed(INSTRUMENT, bar, seen)));
        return this;
    }

    StoredFeedBuilder feed() {
        return FeedSettings.live().feed(INSTRUMENT, served.model(), stores.macro());
    }

    /** The toy policy: it follows the first value, and leans against its own position. */
    static double answer(float[] observation) {
        return 0.6 * Math.sin(40 * observation[0]) - 0.2 * observation[observation.length - 2];
    }

    DecisionModel model() {
        return model(Desk::answer);
    }

    DecisionModel model(ToDoubleFunction<float[]> answer) {
        int size = served.model().contract().size();
        return new DecisionModel() {
            @Override
            public int observationSize() {
                return size;
            }

            @Override
            public double decide(float[] observation) {
                return answer.applyAsDouble(observation);
            }

            @Override
            public void close() {}
        };
    }

    /** A day of bars that move, from the opening on. */
    Desk bars(int from, int end) {
        for (int i = from; i < end; i++) {
            bar(i, 4000 + i * 37 % 101, 4000 + (i + 1) * 37 % 101);
        }
        return this;
    }

    /** {@return the decisions about all stored bars, as an inference makes them that is asked as soon as each came} */
    List<Decision> decideAll() {
        return decideAll(model());
    }

    List<Decision> decideAll(DecisionModel model) {
        return decideAll(feed(), model, (features, position) -> Decision.NOT_LOGGED);
    }

    /** What writes an observation down, and says under which number. */
    interface Logging {
        long log(FeatureView features, double position);
    }

    List<Decision> decideAll(StoredFeedBuilder settings, DecisionModel model, Logging logging) {
        StoredFeed feed = settings.begin();
        List<Decision> all = new ArrayList<>();
        int position = 0;
        RowCursor<StoredBar> bars = stores.bars().closedAfter(INSTRUMENT, 0);
        for (StoredBar bar = bars.next(); bar != null; bar = bars.next()) {
            for (FeatureRow row : feed.take(bar)) {
                boolean again = !all.isEmpty()
                        && !row.time().isAfter(all.get(all.size() - 1).time());
                if (row.observation().isPresent() && !again) {
                    ObservationVector observation = served.observe(row, position);
                    long record = logging.log(feed.features(), position);
                    double output = model.decide(observation.toArray());
                    Action action = Thresholds.USUAL.action(output);
                    all.add(new Decision(
                            row.key(),
                            "toy",
                            "1",
                            row.time(),
                            position,
                            observation,
                            output,
                            action,
                            bar.arrival().seen().plusMillis(1),
                            1000,
                            record));
                    position = action.position();
                }
            }
        }
        return all;
    }

    Desk record(List<Decision> decisions) {
        decisions.forEach(
                decision -> assertThat(stores.decisions().record(decision)).isTrue());
        return this;
    }

    ReplayResult replay(ReplayRequest request) {
        return StoreReplay.run(request, stores, feed(), served, model());
    }
}
