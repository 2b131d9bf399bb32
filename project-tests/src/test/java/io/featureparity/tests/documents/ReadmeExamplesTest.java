// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.NormStats;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.model.Model;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in the READMEs does what they say of it. */
class ReadmeExamplesTest {

    private static final Path MODEL = Path.of("..", "examples", "service", "model");
    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");

    @TempDir
    private Path folder = Path.of("");

    private final List<String> log = new ArrayList<>();

    private LiveModel live() {
        return new LiveModel(MODEL, (decision, time, features) -> log.add(Instant.ofEpochMilli(time) + " " + decision));
    }

    private static Model model() {
        return Model.of(CONTRACT, NormStats.load(MODEL.resolve("norm_stats.json"), CONTRACT));
    }

    private static MacroValues macro() {
        Map<String, Double> values = new LinkedHashMap<>();
        CONTRACT.macroColumns().forEach(column -> values.put(column, Double.NaN));
        values.put("dxy", 103.78);
        values.put("treasury_10y", 4.16);
        return CONTRACT.macro(values);
    }

    @Test
    void theFeedDecidesAboutHistoryAndLiveBarsInOneWay() {
        LiveModel live = live();
        live.warmUp(ReadmeExamples.bars(0, 15).iterator());
        assertThat(live.take(ReadmeExamples.bar(15))).isEqualTo(FeedDecision.ACCEPTED);
        assertThat(log).hasSize(16).allMatch(line -> line.endsWith("Z ACCEPTED"));
        assertThat(live.input(0.0)).hasSize(15);
    }

    @Test
    void aRestoredFeedGoesOnWithTheSameBits() {
        LiveModel live = live();
        live.warmUp(ReadmeExamples.bars(0, 15).iterator());
        live.save(folder.resolve("feed"));
        LiveModel restored = live();
        restored.restore(folder.resolve("feed"));
        for (LiveModel each : List.of(live, restored)) {
            each.take(ReadmeExamples.bar(15));
        }
        assertThat(restored.input(0.5)).isEqualTo(live.input(0.5));
    }

    @Test
    void theEngineServesAnObservationAndLooksAtABarThatHasNotEnded() {
        EngineAlone engine = new EngineAlone(model());
        ReadmeExamples.bars(0, 15)
                .forEach(bar -> assertThat(engine.take(bar, macro())).hasSize(13));
        float[] before = engine.input(0.0);
        assertThat(before).hasSize(15);
        assertThat(engine.look(ReadmeExamples.bar(15), macro())).hasSize(13);
        assertThat(engine.input(0.0)).isEqualTo(before);
        engine.save(folder.resolve("engine"));
        EngineAlone restored = new EngineAlone(model());
        restored.restore(folder.resolve("engine"));
        assertThat(restored.input(0.0)).isEqualTo(before);
    }

    @Test
    void aStrategyOfTa4jGoesByTheEnginesFeatures() {
        assertThat(new ReadmeExamples(macro()).trade(model()).getUnstableBars()).isEqualTo(14);
    }
}
