// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.Fault;
import io.featureparity.testsupport.document.BuiltInNames;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormStatsTest {

    /** Both from the manifest beside the golden file. */
    private static final String GOLDEN_HASH = "aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2";

    private static final String GOLDEN_FILE_HASH = "87d5a25e80aeaf4718d5f3f21a3c1d0cdc37e08382156a31d688546c6a20773d";

    @Test
    void E2_theHashesOfTheTrainingOutputsComeOut() {
        NormStats stats = TestDocuments.stats();
        assertThat(stats.hash()).isEqualTo(GOLDEN_HASH);
        assertThat(stats.fileHash()).isEqualTo(GOLDEN_FILE_HASH);
    }

    @Test
    void E1_theTrainingOutputsHaveEveryMarketFeatureAndNoMetadataAmongThem() {
        NormStats stats = TestDocuments.stats();
        assertThat(stats.names()).containsExactlyElementsOf(BuiltInNames.MARKET_FEATURES);
        assertThat(stats.requireFeatures(BuiltInNames.MARKET_FEATURES)).isSameAs(stats);
        assertThat(stats.statistics("rsi_9")).isEqualTo(new FeatureStatistics(48.18496784426283, 14.693980389496446));
    }

    @Test
    void E1_pathStreamAndTextGiveTheSame(@TempDir Path directory) throws IOException {
        byte[] bytes = GoldenData.bytes(GoldenData.STATISTICS);
        Path file = Files.write(directory.resolve("norm_stats.json"), bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (NormStats stats : List.of(
                NormStats.load(file),
                NormStats.read("stream", new ByteArrayInputStream(bytes)),
                NormStats.parse("text", text))) {
            assertThat(stats.hash()).isEqualTo(GOLDEN_HASH);
            assertThat(stats.fileHash()).isEqualTo(GOLDEN_FILE_HASH);
            assertThat(stats.names()).hasSize(13);
        }
    }

    @Test
    void E1_keysThatBeginWithAnUnderscoreAreMetadataWhateverTheyHold() {
        NormStats stats = NormStats.parse("n", """
                {"_a": null, "_": [1, "x"], "_b": {"mean": "none"}, "f": {"mean": 1, "std": 2, "other": []}}""");
        assertThat(stats.names()).containsExactly("f");
        assertThat(stats.statistics("f")).isEqualTo(new FeatureStatistics(1.0, 2.0));
    }

    @Test
    void E2_metadataCountsInTheHash() {
        assertThat(NormStats.parse("n", "{\"_v\":1}").hash())
                .isNotEqualTo(NormStats.parse("n", "{\"_v\":2}").hash());
    }

    @Test
    void E1_metadataIsNotAmongTheFeaturesThatAreThere(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("n.json"), "{\"_meta\": 1, \"rsi_9\": {\"mean\": 0, \"std\": 1}, \"_v\": 2}");
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        DocumentException refused = refusal(DocumentException.class, () -> NormStats.load(file, contract));
        assertThat(refused.faults()).hasSize(12).extracting(Fault::value).containsOnly("only rsi_9");
    }

    @Test
    void E2_statisticsMadeOfValuesAreThoseOfADocumentThatSaysTheSame() {
        NormStats read = NormStats.parse("n", """
                {"_meta": {"days": {"first": "2024-01-02"}, "rows": 7},
                 "b": {"mean": 0.5, "std": 2.0, "max": -1e300, "count": 9007199254740993}, "a": {"mean": -0.0, "std": 1e-8}}""");
        Map<String, FeatureStatistics> values = new LinkedHashMap<>();
        values.put("b", new FeatureStatistics(0.5, 2));
        values.put("a", new FeatureStatistics(-0.0, 1e-8));
        NormStats made = NormStats.of(
                "made",
                values,
                Map.of(
                        "_meta", Map.of("days", Map.of("first", "2024-01-02"), "rows", 7),
                        "b", Map.of("max", -1e300, "count", 9007199254740993L, "mean", 3.0)));
        assertThat(made.hash()).isEqualTo(read.hash()).isEqualTo(made.fileHash());
        assertThat(made.names()).containsExactly("b", "a");
        values.forEach((feature, each) -> assertThat(made.statistics(feature)).isEqualTo(each));
        assertThat(NormStats.of("made", values).hash())
                .isEqualTo(NormStats.parse(
                                "n", "{\"a\": {\"mean\": -0.0, \"std\": 1e-8}, \"b\": {\"mean\": 0.5, \"std\": 2.0}}")
                        .hash());
    }

    @Test
    void E2_statisticsSayWhichTheyAre() {
        NormStats stats = NormStats.parse("n.json", "{\"b\": {\"mean\": 0, \"std\": 1}}");
        assertThat(stats).hasToString("NormStats[n.json, 1 features, hash " + stats.hash() + "]");
    }
}
