// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite that is made from what training computed is one that can be opened, with the bytes that training wrote. */
class GoldenDraftTest {

    private static final String CASE = "cases/another-contract/";

    @TempDir
    private Path folder = Path.of("");

    private final FeatureContract contract = FeatureContract.load(GoldenData.path("contracts/gold-m5-2.1.0.json"));
    private final String statistics = GoldenData.text("norm-stats/gold-m5.json");

    private Map<String, String> files() {
        GoldenCase golden = ShippedSuite.SUITE.golden("another-contract");
        GoldenDraft draft = new GoldenDraft("mine", "to be opened", contract, golden.bars());
        FeatureSource.streaming().compute(golden, (raw, normalized, observation) -> draft.add(raw, normalized));
        return draft.files(statistics, Map.of("command", "a test"));
    }

    @Test
    void theSuiteCanBeOpenedAndHolds() throws IOException {
        for (Map.Entry<String, String> entry : files().entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry.getValue());
        }
        GoldenSuite suite = GoldenSuite.open(folder);
        assertThat(suite.cases()).extracting(GoldenCase::name).containsExactly("mine");
        assertThat(suite.cases()).extracting(GoldenCase::why).containsExactly("to be opened");
        assertThat(suite.hold(FeatureSource.streaming()).isParity()).isTrue();
    }

    @Test
    void theTablesAreWrittenAsTrainingWritesThem() {
        Map<String, String> files = files();
        assertThat(files.get("cases/mine/input.csv")).isEqualTo(GoldenData.text(CASE + "input.csv"));
        assertThat(files.get("cases/mine/raw.csv")).isEqualTo(GoldenData.text(CASE + "raw.csv"));
        assertThat(files.get("cases/mine/normalized.csv")).isEqualTo(GoldenData.text(CASE + "normalized.csv"));
    }

    @Test
    void absentValuesAreEmptyAndInfinitiesHaveNames() {
        BarColumns bars = ShippedSuite.SUITE.golden("another-contract").bars().rows(0, 1);
        int features = contract.marketFeatures().size();
        double[] raw = new double[features];
        Arrays.fill(raw, Double.NaN);
        raw[1] = Double.POSITIVE_INFINITY;
        raw[2] = Double.NEGATIVE_INFINITY;
        raw[3] = -0.0;
        GoldenDraft draft = new GoldenDraft("one", "one bar", contract, bars);
        draft.add(raw, new float[features]);
        assertThat(draft.files(statistics, Map.of()).get("cases/one/raw.csv").lines())
                .element(1)
                .isEqualTo(",inf,-inf,-0.0" + ",".repeat(features - 4));
    }

    @Test
    void aBarWithoutARowIsNoSuite() {
        BarColumns bars = ShippedSuite.SUITE.golden("another-contract").bars();
        GoldenDraft draft = new GoldenDraft("none", "no row", contract, bars);
        assertThatIllegalStateException()
                .isThrownBy(() -> draft.files(statistics, Map.of()))
                .withMessage("a row for each of 336 bars, not 0");
    }
}
