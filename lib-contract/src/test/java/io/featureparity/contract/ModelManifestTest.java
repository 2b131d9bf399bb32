// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replace;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelManifestTest {

    private static final String CONTRACT_HASH = "cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd";
    private static final String STATS_HASH = "aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2";

    private static final String JSON = """
            {
              "model_id": "ppo-7",
              "contract_id": "usdcop-m5",
              "contract_version": "1.0.0",
              "order_hash": "aa52761d1d8e4d3d",
              "contract_hash": "cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd",
              "norm_stats_hash": "aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2",
              "observation_size": 15
            }
            """;

    private final FeatureContract contract = TestDocuments.contract();
    private final NormStats stats = TestDocuments.stats();
    private final ModelManifest manifest = ModelManifest.of("ppo-7", contract, stats);

    @Test
    void A4_E3_aManifestNamesWhatTheModelWasTrainedWith() {
        assertThat(manifest)
                .isEqualTo(new ModelManifest(
                        "ppo-7", "usdcop-m5", "1.0.0", "aa52761d1d8e4d3d", CONTRACT_HASH, STATS_HASH, 15));
    }

    @Test
    void E3_aManifestOfStatisticsThatLackAFeatureIsNeverMade() {
        NormStats lacking = NormStats.parse("lacking", "{\"log_ret_5m\": {\"mean\": 0, \"std\": 1}}");
        DocumentException refused =
                refusal(DocumentException.class, () -> ModelManifest.of("ppo-7", contract, lacking));
        assertThat(refused.faults())
                .hasSize(12)
                .allSatisfy(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.STATISTICS_MISSING_FEATURE));
    }

    // ---- JSON

    @Test
    void theJsonIsAlwaysTheSameText() {
        assertThat(manifest.toJson()).isEqualTo(JSON);
    }

    @Test
    void fileStreamAndTextGiveTheSameManifest(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("model.json"), JSON);
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        for (ModelManifest read : List.of(
                ModelManifest.load(file),
                ModelManifest.read("stream", new ByteArrayInputStream(bytes)),
                ModelManifest.parse("text", JSON))) {
            assertThat(read).isEqualTo(manifest);
        }
        assertThat(refusal(DocumentException.class, () -> ModelManifest.load(directory.resolve("none")))
                        .code())
                .isEqualTo(ErrorCode.DOCUMENT_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a \"quoted\" model",
                "back\\slash",
                "line\nbreak\ttab \u0000 \u001f \u007f",
                "d\u00f3lar \u20ac \u2028",
                "\uD83D\uDE00",
                "%s {} </script>"
            })
    void valuesThatNeedEscapingSurvive(String modelId) {
        ModelManifest named = ModelManifest.of(modelId, contract, stats);
        assertThat(ModelManifest.parse("model.json", named.toJson())).isEqualTo(named);
        assertThat(named.toJson()).endsWith("}\n").hasLineCount(9);
    }

    @Property(tries = 2000)
    void everyManifestThatCanBeMadeIsReadBack(@ForAll @StringLength(max = 210) String modelId) {
        ModelManifest named;
        try {
            named = new ModelManifest(modelId, "c", "1.0.0", "aa52761d1d8e4d3d", CONTRACT_HASH, STATS_HASH, 1);
        } catch (DocumentException refused) {
            assertThat(refused.faults()).extracting(Fault::where).containsExactly("model_id");
            return;
        }
        byte[] bytes = named.toJson().getBytes(StandardCharsets.UTF_8);
        assertThat(ModelManifest.read("model.json", new ByteArrayInputStream(bytes)))
                .isEqualTo(named);
        assertThat(JsonDocument.parse("model.json", bytes).canonicalText()).isNotEmpty();
    }

    @Test
    void everyFaultOfAManifestIsNamedWithItsPlace() {
        assertThat(faults(DocumentException.class, () -> ModelManifest.parse("model.json", """
                                {"model_id": " ", "contract_id": "X", "contract_version": "1", "order_hash": "AA52761D1D8E4D3D",
                                 "contract_hash": "", "norm_stats_hash": 5, "observation_size": 0, "trained": true}
                                """)))
                .containsExactly(
                        "FP-204 at model.json#/model_id: must be 1 to 200 characters, not only blanks, but was  ",
                        "FP-204 at model.json#/contract_id: must be lower-case letters, digits and hyphens, not beginning with a"
                                + " hyphen, but was X",
                        "FP-204 at model.json#/contract_version: must be a semantic version such as 1.0.0, but was 1",
                        "FP-204 at model.json#/order_hash: must be 16 lower-case hex digits, but was AA52761D1D8E4D3D",
                        "FP-204 at model.json#/contract_hash: must be 64 lower-case hex digits, but was ",
                        "FP-203 at model.json#/norm_stats_hash: must be a string, but was 5",
                        "FP-204 at model.json#/observation_size: must be at least 1, but was 0",
                        "FP-201 at model.json#/trained: must be one of model_id, contract_id, contract_version, order_hash,"
                                + " contract_hash, norm_stats_hash, observation_size, but was an unknown key");
        assertThat(refusal(DocumentException.class, () -> ModelManifest.parse("model.json", "{}"))
                        .faults())
                .hasSize(7)
                .allSatisfy(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.MISSING_KEY));
        assertThat(faults(DocumentException.class, () -> ModelManifest.parse("model.json", "15")))
                .containsExactly("FP-203 at model.json#: must be an object, but was 15");
    }

    @Test
    void aManifestMadeInCodeIsHeldToTheSameRules() {
        assertThat(faults(
                        DocumentException.class,
                        () -> new ModelManifest(
                                "", "-", "v1", "", CONTRACT_HASH + "0", STATS_HASH.toUpperCase(Locale.ROOT), -1)))
                .hasSize(7)
                .first()
                .isEqualTo("FP-204 at model_id: must be 1 to 200 characters, not only blanks, but was ");
        assertThat(ModelManifest.of("m".repeat(200), contract, stats).modelId()).hasSize(200);
        for (String modelId : List.of("m".repeat(201), "\n\t ", "half a pair \uD83D", " ".repeat(200) + "m")) {
            assertThat(faults(DocumentException.class, () -> ModelManifest.of(modelId, contract, stats)))
                    .hasSize(1);
        }
        assertThatNullPointerException().isThrownBy(() -> ModelManifest.of(null, contract, stats));
    }

    // ---- verify

    @Test
    void E3_whatTheModelWasTrainedWithPasses() {
        assertThatCode(() -> ModelManifest.parse("model.json", JSON).verify(contract, stats))
                .doesNotThrowAnyException();
    }

    @Test
    void A4_anotherVersionIsRefusedWithBothSidesOfEveryDifference() {
        FeatureContract other = FeatureContract.builtIn("usdcop-m5", "1.2.0");
        assertThat(faults(MismatchException.class, () -> manifest.verify(other, stats)))
                .containsExactly(
                        "FP-404 at model ppo-7: the contract must be usdcop-m5@1.0.0, but was usdcop-m5@1.2.0",
                        "FP-403 at model ppo-7: the contract's order hash must be aa52761d1d8e4d3d, but was 58f66067bef0fc32",
                        "FP-402 at model ppo-7: the contract's hash must be " + CONTRACT_HASH
                                + ", but was 642fe8e206adcc870030d0bbb2cecc1c342460890ea0b140d9131e5735d92c2b",
                        "FP-405 at model ppo-7: the observation's size must be 15, but was 8");
    }

    /** The same names in the same order under the same version: only the full hash sees it. */
    @Test
    void A3_aContractWithAnotherNumberInItIsRefused() {
        FeatureContract other = FeatureContract.parse(
                "other", TestDocuments.replaceInFeature(TestDocuments.CONTRACT, 3, "\"period\": 9", "\"period\": 14"));
        assertThat(faults(MismatchException.class, () -> manifest.verify(other, stats)))
                .containsExactly("FP-402 at model ppo-7: the contract's hash must be " + CONTRACT_HASH + ", but was "
                        + other.hash());
    }

    @Test
    void E3_otherStatisticsAreRefusedWithBothHashesAndEveryMissingFeature() {
        NormStats other =
                NormStats.parse("norm_stats.json", replace(GoldenData.statistics(), "\"rsi_9\"", "\"rsi_14\""));
        List<String> found = faults(MismatchException.class, () -> manifest.verify(contract, other));
        assertThat(found).hasSize(2);
        assertThat(found.get(0))
                .isEqualTo("FP-401 at norm_stats.json: must have the hash " + STATS_HASH + ", but was " + other.hash());
        assertThat(found.get(1)).startsWith("FP-301 at norm_stats.json: must have statistics for rsi_9, but was only ");
    }

    /** Every part alone, so that none hides behind another. */
    @Test
    void E3_eachPartOfTheManifestIsCompared() {
        String zeros = "0".repeat(64);
        alone(
                "\"usdcop-m5\"",
                "\"eurusd-m5\"",
                ErrorCode.CONTRACT_IDENTITY_DIFFERS,
                "eurusd-m5@1.0.0",
                "usdcop-m5@1.0.0");
        alone("\"1.0.0\"", "\"1.0.1\"", ErrorCode.CONTRACT_IDENTITY_DIFFERS, "usdcop-m5@1.0.1", "usdcop-m5@1.0.0");
        alone(
                "aa52761d1d8e4d3d",
                "0000000000000000",
                ErrorCode.ORDER_HASH_DIFFERS,
                "0000000000000000",
                "aa52761d1d8e4d3d");
        alone(CONTRACT_HASH, zeros, ErrorCode.CONTRACT_HASH_DIFFERS, zeros, CONTRACT_HASH);
        alone(STATS_HASH, zeros, ErrorCode.STATISTICS_HASH_DIFFERS, zeros, STATS_HASH);
        alone(": 15", ": 14", ErrorCode.OBSERVATION_SIZE_DIFFERS, "14", "15");
    }

    private void alone(String piece, String by, ErrorCode code, String expected, String actual) {
        ModelManifest other = ModelManifest.parse("model.json", replace(JSON, piece, by));
        MismatchException refused = refusal(MismatchException.class, () -> other.verify(contract, stats));
        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.rule()).endsWith(" " + expected);
            assertThat(fault.value()).isEqualTo(actual);
        });
    }

    @Test
    void E3_everythingThatDiffersIsShownAtOnce() {
        ModelManifest foreign =
                new ModelManifest("x", "eurusd", "2.0.0", "0".repeat(16), "0".repeat(64), "1".repeat(64), 99);
        assertThat(refusal(MismatchException.class, () -> foreign.verify(contract, stats))
                        .faults())
                .extracting(Fault::code)
                .containsExactly(
                        ErrorCode.CONTRACT_IDENTITY_DIFFERS,
                        ErrorCode.ORDER_HASH_DIFFERS,
                        ErrorCode.CONTRACT_HASH_DIFFERS,
                        ErrorCode.OBSERVATION_SIZE_DIFFERS,
                        ErrorCode.STATISTICS_HASH_DIFFERS);
    }
}
