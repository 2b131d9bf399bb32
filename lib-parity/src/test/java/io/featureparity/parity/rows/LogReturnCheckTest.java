// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.model.Normalizer;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.GoldenSuite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clause C2: a check of normalised rows knows the raw log returns of the engine, and what they allow. */
class LogReturnCheckTest {

    private static final GoldenCase GOLDEN = GoldenSuite.onClassPath().golden("month-end");
    private static final FeatureContract CONTRACT = GOLDEN.contract();
    private static final int BAR = 100;
    private static final int LOG_RETURN = 1;

    private static EngineRows engine(Stage stage, NormStats stats) {
        FeatureEngine engine = FeatureEngine.of(Model.of(CONTRACT, stats));
        return new EngineRows(engine, stage, ListedRows.bars(GOLDEN), ListedRows.layout(GOLDEN));
    }

    private static double rawOfTheBar() {
        EngineRows rows = engine(Stage.RAW, GOLDEN.stats());
        for (int bar = 0; bar <= BAR; bar++) {
            rows.next();
        }
        return rows.value(LOG_RETURN);
    }

    /**
     * Statistics under which the raw value lies in the middle of two floats, 1.25 and the next one: all differences are exact, so
     * that the next double is above the middle.
     */
    private static NormStats atAMiddle(double raw) {
        double std = 0x1p-20;
        double middle = ((double) 1.25f + Math.nextUp(1.25f)) / 2;
        return with(raw - middle * std, std);
    }

    private static NormStats with(double mean, double std) {
        Map<String, FeatureStatistics> values = new LinkedHashMap<>();
        GOLDEN.stats().names().forEach(name -> values.put(name, GOLDEN.stats().statistics(name)));
        values.put("log_ret_1h", new FeatureStatistics(mean, std));
        return NormStats.of("stats", values);
    }

    private static boolean agrees(Stage stage, NormStats stats, int feature, float atTheBar) {
        List<ListedRows.Expected> expected = new ArrayList<>();
        EngineRows rows = engine(stage, stats);
        while (rows.next()) {
            double[] values = new double[rows.names().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = rows.value(i);
            }
            if (rows.index() == BAR) {
                values[feature] = atTheBar;
            }
            expected.add(new ListedRows.Expected(rows.time(), values));
        }
        List<String> names = rows.names();
        return TrainingCheck.run("file", engine(stage, stats), ListedRows.expected(expected), names)
                .isParity();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"NORMALIZED", "OBSERVATION"})
    void C2_theFloatOfANeighbourIsAcceptedAndNoOther(Stage stage) {
        double raw = rawOfTheBar();
        NormStats stats = atAMiddle(raw);
        Normalizer normalizer = Normalizer.of(CONTRACT, stats);
        float own = normalizer.normalize(LOG_RETURN, raw);
        float neighbour = normalizer.normalize(LOG_RETURN, Math.nextUp(raw));
        assertThat(neighbour).isEqualTo(Math.nextUp(own));
        assertThat(agrees(stage, stats, LOG_RETURN, own)).isTrue();
        assertThat(agrees(stage, stats, LOG_RETURN, neighbour)).isTrue();
        assertThat(agrees(stage, stats, LOG_RETURN, Math.nextDown(own))).isFalse();
        assertThat(agrees(stage, stats, LOG_RETURN, Math.nextUp(neighbour))).isFalse();
    }
}
