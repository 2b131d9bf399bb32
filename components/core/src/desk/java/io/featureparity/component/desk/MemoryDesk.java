// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.desk;

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

/**
 * A trading desk in memory: a registered model, a store of bars, and a model that answers as a test wants.
 *
 * @param <D> the desk of a component, which does with it what the component does
 */
public abstract class MemoryDesk<D extends MemoryDesk<D>> {

    /** What the desk trades. */
    public static final String INSTRUMENT = "USD/COP";

    /** The first bar of a session. A range begins 14 bars later, behind the warm-up. */
    public static final Instant OPENING = Instant.parse("2024-03-04T13:00:00Z");

    /** How many bars the features need before the model can be asked. */
    public static final int WARM_UP = 14;

    /** All stores of the desk. */
    public final MemoryStores stores = new MemoryStores();

    /** The registered model. */
    public final ServedModel served;

    private Instant seen = Instant.parse("2024-01-01T00:00:00Z");

    /**
     * @param folder where the files of the model are written
     * @param document the contract of the model
     */
    protected MemoryDesk(Path folder, ContractDocument document) {
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

    /** {@return this desk} */
    protected abstract D self();

    /** {@return the time of a bar, counted from the opening} */
    public static Instant time(int index) {
        return OPENING.plus(Duration.ofMinutes(5).multipliedBy(index));
    }

    /** {@return some bars, by their index, the end not included} */
    public static TimeRange range(int from, int end) {
        return new TimeRange(time(from), time(end));
    }

    /** Stores a bar with an open and a close. */
    public D bar(int index, double open, double close) {
        return bar(new Bar(time(index), open, Math.max(open, close), Math.min(open, close), close, 1));
    }

    /** Stores a closed bar, which was seen when it closed. */
    public D bar(Bar bar) {
        Instant earliest = bar.time().plus(Duration.ofMinutes(5));
        seen = seen.isBefore(earliest) ? earliest : seen.plusMillis(1);
        stores.bars().append(List.of(ArrivedBar.closed(INSTRUMENT, bar, seen)));
        return self();
    }

    /** Stores the bars that the features need before the model can be asked. */
    public D warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            bar(i, 4000 + i, 4000 + i);
        }
        return self();
    }

    /** Registers the model, and makes it live. */
    public D live() {
        stores.models().register(served.registered());
        stores.models().makeLive(served.registered().id(), served.registered().version());
        return self();
    }

    /** {@return the feed of a live component, over the stores of the desk} */
    public StoredFeedBuilder feed() {
        return FeedSettings.live().feed(INSTRUMENT, served.model(), stores.macro());
    }

    /** {@return a model that gives one answer after the other, and the last one for ever} */
    public DecisionModel answering(double... answers) {
        int[] asked = {0};
        return model(observation -> answers[Math.min(asked[0]++, answers.length - 1)]);
    }

    /** {@return a model of the right size that gives this answer} */
    public DecisionModel model(ToDoubleFunction<float[]> answer) {
        return model(served.model().contract().size(), answer);
    }

    /** {@return a model of any size that gives this answer} */
    public static DecisionModel model(int size, ToDoubleFunction<float[]> answer) {
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
