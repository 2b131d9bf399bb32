// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.FeatureVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo calls equal. The whole demo is run when its jar is there. */
class DemoResultTest {

    private static final DemoMarket MARKET = DemoMarket.of(7, 2, 1);

    @Test
    void aMarketKnowsHowManyVectorsItHas() {
        assertThat(MARKET.vectorsUntil(10)).isZero();
        assertThat(MARKET.vectorsUntil(15)).isEqualTo(2);
        assertThat(MARKET.vectorsUntil(MARKET.times().length))
                .isEqualTo(MARKET.expected().size());
    }

    private static DemoResult result(List<FeatureVector> came, int bad) {
        return DemoResult.of(MARKET, 3, bad, Map.of("FP-1307", 1), MARKET.expected(), came);
    }

    @Test
    void allOnceAndToTheBitIsEqual() {
        DemoResult result = result(MARKET.expected(), 1);

        assertThat(result.isEqual()).isTrue();
        assertThat(result.lines())
                .containsExactly(
                        "instruments                    2",
                        "bars                         120",
                        "failures injected              3",
                        "bad records sent               1",
                        "bad records refused            1",
                        "observations compared         92",
                        "different                      0",
                        "missing                        0",
                        "double                         0");
        assertThat(result.toJson()).isEqualTo("""
                {
                  "equal": true,
                  "instruments": 2,
                  "bars": 120,
                  "failures": 3,
                  "bad": 1,
                  "refused": {"FP-1307": 1},
                  "compared": 92,
                  "different": 0,
                  "missing": 0,
                  "double": 0
                }
                """);
    }

    @Test
    void oneBitMoreIsDifferent() {
        List<FeatureVector> came = new ArrayList<>(MARKET.expected());
        FeatureVector one = came.get(5);
        float[] observation = one.observation();
        observation[3] = Math.nextUp(observation[3]);
        came.set(
                5,
                FeatureVector.wrapping(
                        one.instrument(), one.time(), one.barsSeen(), false, observation, new double[0]));

        assertThat(result(came, 1)).satisfies(result -> {
            assertThat(result.isEqual()).isFalse();
            assertThat(result.different()).isEqualTo(1);
        });
    }

    @Test
    void oneThatIsMissingOrTwiceOrUnexpectedIsCounted() {
        List<FeatureVector> came = new ArrayList<>(MARKET.expected());
        came.remove(9);
        assertThat(result(came, 1)).satisfies(result -> {
            assertThat(result.isEqual()).isFalse();
            assertThat(result.missing()).isEqualTo(1);
        });
        came.addAll(MARKET.expected().subList(8, 10));
        assertThat(result(came, 1)).satisfies(result -> {
            assertThat(result.isEqual()).isFalse();
            assertThat(result.missing()).isZero();
            assertThat(result.twice()).isEqualTo(1);
        });
        List<FeatureVector> more = new ArrayList<>(MARKET.expected());
        more.add(FeatureVector.wrapping("NOBODY", 0, 1, false, new float[0], new double[0]));
        assertThat(result(more, 1).twice()).isEqualTo(1);
    }

    @Test
    void badRecordsMustAllBeRefused() {
        assertThat(result(MARKET.expected(), 2).isEqual()).isFalse();
    }

    @Test
    void nothingComparedIsNotEqual() {
        assertThat(DemoResult.of(MARKET, 0, 0, Map.of(), List.of(), List.of()).isEqual())
                .isFalse();
    }

    @Test
    void aFolderOfADeadDemoIsDeletedAndOneOfALivingIsNot(@TempDir Path parent) throws IOException {
        Path dead = Files.createDirectories(parent.resolve("flink-demo-0-dead").resolve("kafka"));
        try (DemoFolder first = DemoFolder.createIn(parent);
                DemoFolder second = DemoFolder.createIn(parent)) {
            assertThat(dead.getParent()).doesNotExist();
            assertThat(first.path()).exists();
            assertThat(Files.readString(second.write("a", "b"))).isEqualTo("b");
        }
        assertThat(parent).isEmptyDirectory();
    }
}
