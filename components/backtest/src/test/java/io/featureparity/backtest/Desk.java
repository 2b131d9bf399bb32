// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.component.TimeRange;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.served.ServedModel;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    /** Stores the bars that the features need before the model can be asked. */
    Desk warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            bar(i, 4000 + i, 4000 + i);
        }
        return this;
    }

    StoredFeedBuilder feed() {
        return FeedSettings.live().feed(INSTRUMENT, served.model(), stores.macro());
    }

    BacktestResult run(BacktestRequest request, DecisionModel model) {
        return Backtest.run(request, stores.bars(), feed(), served, model);
    }

    /** {@return a model that gives one answer after the other, and the last one for ever} */
    DecisionModel answering(double... answers) {
        int[] asked = {0};
        return model(observation -> answers[Math.min(asked[0]++, answers.length - 1)]);
    }

    DecisionModel model(ToDoubleFunction<float[]> answer) {
        return model(served.model().contract().size(), answer);
    }

    static DecisionModel model(int size, ToDoubleFunction<float[]> answer) {
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
}
