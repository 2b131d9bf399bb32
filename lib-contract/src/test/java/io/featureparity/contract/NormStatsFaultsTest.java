// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statistics that are none: every fault is named, and all of them at once. */
class NormStatsFaultsTest {

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

    private static DocumentException refused(String text) {
        return refusal(DocumentException.class, () -> NormStats.parse("n.json", text));
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
