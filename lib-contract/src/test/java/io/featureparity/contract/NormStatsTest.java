// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.json.ObjectReader;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void E1_valuesThatNoDocumentCouldSayAreRefused() {
        Map<String, FeatureStatistics> one = Map.of("a", new FeatureStatistics(0, 1));
        assertThat(refusal(DocumentException.class, () -> NormStats.of("n", Map.of("_a", new FeatureStatistics(0, 1))))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_MISSING_FEATURE);
        assertThat(refusal(DocumentException.class, () -> NormStats.of("n", one, Map.of("b", Map.of("count", 1))))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_MALFORMED);
        for (Object none : List.of(Double.NaN, Double.POSITIVE_INFINITY, 1.5f, List.of())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NormStats.of("n", one, Map.of("_meta", Map.of("fact", none))))
                    .withMessageStartingWith("no JSON value: ");
        }
    }

    @Test
    void E2_statisticsSayWhichTheyAre() {
        NormStats stats = NormStats.parse("n.json", "{\"b\": {\"mean\": 0, \"std\": 1}}");
        assertThat(stats).hasToString("NormStats[n.json, 1 features, hash " + stats.hash() + "]");
    }

    @Test
    void E1_allFaultsAreReportedAtOnceEachWithItsName() {
        DocumentException refused = refused("""
                {"_meta": 1,
                 "a": {"mean": 0, "std": 0},
                 "b": {"mean": 1},
                 "c": {"std": "1"},
                 "d": 7,
                 "e": {"mean": 1E_HUGE, "std": 1E_HUGE},
                 "f": {"mean": null, "std": 9e-9},
                 "g": {"mean": 0.0, "std": -1},
                 "ok": {"mean": 0, "std": 1e-8}}""".replace("1E_HUGE", "1" + "0".repeat(400)));
        assertThat(refused.faults())
                .extracting(Fault::code, Fault::where)
                .containsExactlyInAnyOrder(
                        tuple(ErrorCode.STATISTICS_DEVIATION_TOO_SMALL, "n.json#/a/std"),
                        tuple(ErrorCode.STATISTICS_MALFORMED, "n.json#/b/std"),
                        tuple(ErrorCode.STATISTICS_MALFORMED, "n.json#/c/mean"),
                        tuple(ErrorCode.STATISTICS_MALFORMED, "n.json#/c/std"),
                        tuple(ErrorCode.STATISTICS_MALFORMED, "n.json#/d"),
                        tuple(ErrorCode.STATISTICS_NOT_FINITE, "n.json#/e/mean"),
                        tuple(ErrorCode.STATISTICS_NOT_FINITE, "n.json#/e/std"),
                        tuple(ErrorCode.STATISTICS_MALFORMED, "n.json#/f/mean"),
                        tuple(ErrorCode.STATISTICS_DEVIATION_TOO_SMALL, "n.json#/f/std"),
                        tuple(ErrorCode.STATISTICS_DEVIATION_TOO_SMALL, "n.json#/g/std"));
    }

    @Test
    void E1_aDocumentOfNothingButFaultsDoesNotFillTheMemory() {
        StringBuilder text = new StringBuilder("{\"_\":0");
        for (int i = 0; i < ObjectReader.MOST_FAULTS; i++) {
            text.append(",\"").append(i).append("\":{}");
        }
        assertThat(refused(text + "}").faults()).hasSize(ObjectReader.MOST_FAULTS);
    }

    @Test
    void E1_aDeviationMayBe1eMinus8AndNoLess() {
        assertThat(NormStats.parse("n", "{\"f\":{\"mean\":0,\"std\":1e-8}}")
                        .statistics("f")
                        .std())
                .isEqualTo(1e-8);
        assertThat(refused("{\"f\":{\"mean\":0,\"std\":9.999999999999999e-9}}").faults())
                .containsExactly(new Fault(
                        ErrorCode.STATISTICS_DEVIATION_TOO_SMALL,
                        Place.document("n.json").part("f").part("std"),
                        "must be at least 1e-8",
                        "9.999999999999999E-9"));
    }

    @Test
    void E1_theRootMustBeAnObject() {
        assertThat(refused("[]").code()).isEqualTo(ErrorCode.WRONG_TYPE);
        assertThat(refused("{\"f\":{\"mean\":NaN,\"std\":1}}").code()).isEqualTo(ErrorCode.JSON_NOT_FINITE);
    }

    @Test
    void E1_everyMissingMarketFeatureIsListed() {
        NormStats stats = NormStats.parse("n.json", "{\"_c\":{\"mean\":0,\"std\":1},\"b\":{\"mean\":0,\"std\":1}}");
        DocumentException refused =
                refusal(DocumentException.class, () -> stats.requireFeatures(List.of("a", "b", "_c")));
        assertThat(refused.faults())
                .containsExactly(
                        new Fault(
                                ErrorCode.STATISTICS_MISSING_FEATURE, "n.json", "must have statistics for a", "only b"),
                        new Fault(
                                ErrorCode.STATISTICS_MISSING_FEATURE,
                                "n.json",
                                "must have statistics for _c",
                                "only b"));
    }

    @Test
    void E1_statisticsOfAnUnknownFeatureAreRefused() {
        NormStats none = NormStats.parse("n.json", "{}");
        DocumentException refused = refusal(DocumentException.class, () -> none.statistics("a"));
        assertThat(refused.faults())
                .containsExactly(new Fault(
                        ErrorCode.STATISTICS_MISSING_FEATURE, "n.json", "must have statistics for a", "none at all"));
    }

    @Test
    void E3_theExpectedHashLetsThrough() {
        NormStats stats = TestDocuments.stats();
        assertThat(stats.requireHash(GOLDEN_HASH)).isSameAs(stats);
    }

    @Test
    void E3_anotherHashIsRefusedAndBothAreShown() {
        String other = "0".repeat(64);
        MismatchException refused = mismatch(TestDocuments.stats(), other);
        assertThat(refused.faults())
                .containsExactly(new Fault(
                        ErrorCode.STATISTICS_HASH_DIFFERS,
                        "norm_stats.json",
                        "must have the hash " + other,
                        GOLDEN_HASH));
        assertThat(refused).hasMessageContaining(other).hasMessageContaining(GOLDEN_HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aa3ef96d", "zz3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2"})
    void E3_aMalformedExpectedHashIsRefused(String malformed) {
        assertThat(mismatch(TestDocuments.stats(), malformed).faults().get(0).rule())
                .isEqualTo("must have the hash " + malformed + " (which is not 64 lower-case hex digits)");
    }

    @Test
    void E3_theRightHashSpelledOrTakenWronglyIsRefusedWithAHint() {
        NormStats stats = TestDocuments.stats();
        String upper = GOLDEN_HASH.replace('a', 'A');
        assertThat(mismatch(stats, upper).faults().get(0).rule()).endsWith("(which is not in lower case)");
        assertThat(mismatch(stats, GOLDEN_FILE_HASH).faults().get(0).rule())
                .endsWith("(which is that of the file's bytes; expected is that of its canonical JSON)");
    }

    @Test
    void E3_aMissingFileIsRefused(@TempDir Path directory) {
        DocumentException refused =
                refusal(DocumentException.class, () -> NormStats.load(directory.resolve("norm_stats.json")));
        assertThat(refused.code()).isEqualTo(ErrorCode.DOCUMENT_UNREADABLE);
    }

    private static DocumentException refused(String text) {
        return refusal(DocumentException.class, () -> NormStats.parse("n.json", text));
    }

    private static MismatchException mismatch(NormStats stats, String expected) {
        return refusal(MismatchException.class, () -> stats.requireHash(expected));
    }

    @Test
    void E1_whatTheJsonHasWrongDoesNotHideTheRest() {
        String text = """
                {"a": {"mean": NaN, "std": 1}, "b": {"mean": 0, "std": 0}, "c": {"mean": 1, "mean": 2}, "d": 3, "e": {"mean": 1, "std": 1e999}}""";
        assertThat(refused(text).faults())
                .extracting(Fault::code, Fault::where)
                .containsExactly(
                        tuple(ErrorCode.JSON_NOT_FINITE, "n.json#/a/mean"),
                        tuple(ErrorCode.JSON_DUPLICATE_KEY, "n.json#/c/mean"),
                        tuple(ErrorCode.JSON_NOT_FINITE, "n.json#/e/std"),
                        tuple(ErrorCode.STATISTICS_DEVIATION_TOO_SMALL, "n.json#/b/std"),
                        tuple(ErrorCode.STATISTICS_MALFORMED, "n.json#/c/std"),
                        tuple(ErrorCode.STATISTICS_MALFORMED, "n.json#/d"));
    }

    @Test
    void E1_missingFeaturesComeWithAllOtherFaults(@TempDir Path directory) throws IOException {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.2.0");
        Path file = Files.writeString(directory.resolve("n.json"), """
                {"rsi_9": {"mean": 1, "std": 0}, "atr_pct": {"mean": 1, "std": 2}}""");
        DocumentException refused = refusal(DocumentException.class, () -> NormStats.load(file, contract));
        assertThat(refused.faults())
                .extracting(Fault::code, Fault::rule)
                .containsExactly(
                        tuple(ErrorCode.STATISTICS_DEVIATION_TOO_SMALL, "must be at least 1e-8"),
                        tuple(ErrorCode.STATISTICS_MISSING_FEATURE, "must have statistics for log_ret_5m"),
                        tuple(ErrorCode.STATISTICS_MISSING_FEATURE, "must have statistics for log_ret_1h"),
                        tuple(ErrorCode.STATISTICS_MISSING_FEATURE, "must have statistics for log_ret_4h"),
                        tuple(ErrorCode.STATISTICS_MISSING_FEATURE, "must have statistics for adx_14"));
        Path whole = Files.write(directory.resolve("whole.json"), GoldenData.bytes(GoldenData.STATISTICS));
        assertThat(NormStats.load(whole, contract).hash())
                .isEqualTo(TestDocuments.stats().hash());
    }
}
