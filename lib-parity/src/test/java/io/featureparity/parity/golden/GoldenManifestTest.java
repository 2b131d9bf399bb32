// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.json.Sha256;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small suite whose manifest, or whose files together with the manifest, say something wrong. */
class GoldenManifestTest {

    private static final String NO_HASH = "0".repeat(64);
    private static final String GOLD_STATS = "norm-stats/gold-m5.json";
    private static final String GOLD_CONTRACT = "contracts/gold-m5-2.1.0.json";
    private static final String OBSERVATION = "cases/another-contract/observation.csv";

    @TempDir
    private Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void copy() {
        suite = SuiteFolder.of(folder, "flat", "another-contract");
    }

    @Test
    void theSmallSuiteIsSound() {
        assertThat(GoldenSuite.open(folder).hold(FeatureSource.streaming()).isParity())
                .isTrue();
    }

    @Test
    void aSuiteWithoutCasesIsRefused() {
        alter(manifest -> manifest.withArray("/cases").removeAll());
        assertThatExceptionOfType(GoldenDataException.class)
                .isThrownBy(() -> GoldenSuite.open(folder))
                .withMessage(
                        "FP-703 at " + suite.path("manifest.json") + ": must list at least one case, but was none");
    }

    @Test
    void aCaseTakenOutOfTheManifestIsMissed() {
        alter(manifest -> manifest.withArray("/cases").remove(0));
        assertThat(refusal(GoldenDataException.class, () -> GoldenSuite.open(folder))
                        .faults())
                .extracting(Fault::toString)
                .containsExactly(
                        skipped("training-outputs/flat/input.csv"),
                        skipped("training-outputs/flat/normalized.csv"),
                        skipped("training-outputs/flat/raw.csv"));
    }

    private String skipped(String table) {
        return "FP-705 at " + suite.path(table)
                + ": must be compared by a case of the manifest, but was a table of none";
    }

    @Test
    void theAveragesBelongToNoCase() {
        suite.replace("training-outputs/averages.csv", "time\n");
        assertThatExceptionOfType(GoldenDataException.class).isThrownBy(() -> GoldenSuite.open(folder));
        alter(manifest -> manifest.putObject("averages")
                .put("file", "training-outputs/averages.csv")
                .put("why", "some"));
        assertThat(GoldenSuite.open(folder).cases()).hasSize(2);
    }

    @Test
    void theTablesOfAFeedBelongToNoCaseAndAllOfThemAreNamed() {
        suite.replace("feeds/one/raw.csv", "rsi_9\n");
        assertThatExceptionOfType(GoldenDataException.class).isThrownBy(() -> GoldenSuite.open(folder));
        alter(manifest -> manifest.putArray("feeds")
                .addObject()
                .put("name", "one")
                .putObject("parts")
                .put("raw", "feeds/one/raw.csv"));
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> GoldenSuite.open(folder))
                .withMessageContaining("feeds")
                .withMessageContaining("arrivals");
    }

    /** A manifest says nothing that could as well be left out, but for where a case came from. */
    @Test
    void everyKeyIsNeededAndNoOtherIsKnown() {
        List<String> keys = keys(suite.manifest(), "");
        assertThat(keys).hasSizeGreaterThan(50);
        SoftAssertions every = new SoftAssertions();
        for (String key : keys) {
            int last = key.lastIndexOf('/');
            ObjectNode parent = (ObjectNode) suite.manifest().at(key.substring(0, last));
            String name = key.substring(last + 1).replace("~1", "/");
            ObjectNode before = parent.deepCopy();
            parent.remove(name);
            every.assertThat(isRefused()).as("without %s", key).isTrue();
            parent.set("another", before.get(name));
            every.assertThat(isRefused())
                    .as("with another key in place of %s", key)
                    .isTrue();
            parent.removeAll();
            parent.setAll(before);
            parent.put("another", "x");
            every.assertThat(isRefused()).as("with another key beside %s", key).isTrue();
            parent.remove("another");
            parent.put(name, true);
            every.assertThat(isRefused()).as("with another type at %s", key).isTrue();
            parent.removeAll();
            parent.setAll(before);
        }
        every.assertThat(isRefused()).as("as it was").isFalse();
        every.assertAll();
    }

    private boolean isRefused() {
        suite.save();
        try {
            GoldenSuite.open(folder);
            return false;
        } catch (FeatureParityException refused) {
            return true;
        }
    }

    private static List<String> keys(JsonNode node, String pointer) {
        List<String> keys = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> {
                String inside = pointer + "/" + name.replace("/", "~1");
                keys.add(inside);
                if (!name.equals("provenance")) {
                    keys.addAll(keys(node.get(name), inside));
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                keys.addAll(keys(node.get(i), pointer + "/" + i));
            }
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.json",
                "/etc/passwd",
                "a/../../outside.json",
                "a//b",
                "./a",
                "a/.",
                "a/..",
                "..",
                ".",
                "",
                "a/",
                "C:\\a",
                "a\\b",
                "~/a",
                ".hidden",
                "a/.hidden",
                "a b",
                "a\u0000b"
            })
    void aPathThatLeadsOutOfTheSuiteIsRefusedAndNothingIsRead(String path) throws IOException {
        // The manifest lies one folder below, so that the first path leads to a file of the right hash.
        Files.writeString(folder.resolve("outside.json"), "{}");
        SuiteFolder below = SuiteFolder.of(folder.resolve("below"), "flat");
        ((ObjectNode) below.manifest().path("files")).put(path, Sha256.of("{}"));
        below.save();
        assertThat(refusal(DocumentException.class, () -> GoldenSuite.open(below.folder()))
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(ErrorCode.VALUE_NOT_ALLOWED);
                    assertThat(fault.where()).startsWith(below.path("manifest.json") + "#/files/");
                    assertThat(fault.rule()).isEqualTo("must be a path inside the suite");
                    assertThat(fault.value()).isEqualTo(path);
                });
    }

    @Test
    void aCaseNamesNoFileThatTheManifestDoesNotAnswerFor() {
        alter(manifest -> ((ObjectNode) suite.entry("flat").path("stages")).put("raw", "../raw.csv"));
        assertDocument(ErrorCode.VALUE_NOT_ALLOWED, "#/cases/0/stages/raw", "must be one of the manifest's files");
    }

    @Test
    void aHashIsOne() {
        alter(manifest -> ((ObjectNode) manifest.path("files")).put(GOLD_CONTRACT, "0F"));
        assertDocument(
                ErrorCode.VALUE_NOT_ALLOWED,
                "#/files/contracts~1gold-m5-2.1.0.json",
                "must be 64 lower-case hex digits");
    }

    @Test
    void anotherFormatIsRefused() {
        alter(manifest -> manifest.put("format", 2));
        assertDocument(ErrorCode.VALUE_NOT_ALLOWED, "#/format", "must be 1");
    }

    @Test
    void noTwoCasesHaveOneNameAndNoTwoContractsOneVersion() {
        alter(manifest -> suite.entry("flat").put("name", "another-contract"));
        assertDocument(ErrorCode.DUPLICATE_NAME, "#/cases/1/name", "must be no other case's name");
        alter(manifest -> {
            ((ObjectNode) manifest.at("/cases/0")).put("name", "flat");
            manifest.withArray("/contracts").add(manifest.at("/contracts/0").deepCopy());
        });
        assertDocument(ErrorCode.DUPLICATE_NAME, "#/contracts/2/id", "must be listed once");
    }

    @Test
    void aCaseIsOfAContractAndStatisticsAndAnOriginOfTheManifest() {
        alter(manifest -> {
            suite.entry("flat").put("norm_stats", GOLD_CONTRACT);
            suite.entry("flat").put("produced_with", "guesswork");
            ((ObjectNode) suite.entry("flat").path("contract")).put("version", "9.9.9");
        });
        assertThat(refusal(DocumentException.class, () -> GoldenSuite.open(folder))
                        .faults())
                .extracting(Fault::rule)
                .containsExactly(
                        "must be one of the manifest's contracts",
                        "must be one of the manifest's norm_stats",
                        "must be one of the manifest's provenance");
    }

    @Test
    void A3_aCaseAndTheListOfContractsStateTheSameHash() {
        alter(manifest -> ((ObjectNode) suite.entry("flat").path("contract")).put("sha256", NO_HASH));
        assertDocument(
                ErrorCode.VALUE_NOT_ALLOWED,
                "#/cases/0/contract/sha256",
                "must be the hash that usdcop-m5@1.0.0 has in contracts,"
                        + " cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd");
    }

    @Test
    void A3_theContractInHandHasTheHashThatTheManifestStates() {
        alter(manifest -> {
            ((ObjectNode) manifest.at("/contracts/0")).put("sha256", NO_HASH);
            ((ObjectNode) suite.entry("flat").path("contract")).put("sha256", NO_HASH);
        });
        assertThatExceptionOfType(MismatchException.class)
                .isThrownBy(() -> GoldenSuite.open(folder))
                .withMessage("FP-402 at " + suite.path("manifest.json") + "#/contracts/0/sha256: must be"
                        + " cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd, the hash of the contract"
                        + " in hand, but was " + NO_HASH);
    }

    @Test
    void A4_theContractInHandIsOfTheIdAndVersionThatTheManifestStates() {
        alter(manifest -> {
            ((ObjectNode) manifest.at("/contracts/1")).put("version", "2.1.1");
            ((ObjectNode) suite.entry("another-contract").path("contract")).put("version", "2.1.1");
        });
        assertThat(refusal(MismatchException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.CONTRACT_IDENTITY_DIFFERS);
    }

    @Test
    void A4_aContractThatIsNotBuiltInHasAFile() {
        alter(manifest -> ((ObjectNode) manifest.at("/contracts/1")).putNull("file"));
        assertThat(refusal(DocumentException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_CONTRACT);
    }

    @Test
    void A3_anAlteredContractUnderANewFileHashIsStillAnotherContract() {
        suite.replace(
                GOLD_CONTRACT,
                ContractDocument.parse(suite.text(GOLD_CONTRACT))
                        .set("/clip", 6.5)
                        .toJson());
        assertThat(refusal(MismatchException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.CONTRACT_HASH_DIFFERS);
    }

    @Test
    void E3_theStatisticsInHandHaveTheHashThatTheManifestStates() {
        String hash = suite.manifest()
                .at("/norm_stats")
                .path(GOLD_STATS)
                .path("canonical_sha256")
                .asText();
        alter(manifest -> ((ObjectNode) manifest.path("norm_stats").path(GOLD_STATS)).put("canonical_sha256", NO_HASH));
        assertThatExceptionOfType(MismatchException.class)
                .isThrownBy(() -> GoldenSuite.open(folder))
                .withMessage("FP-401 at " + suite.path(GOLD_STATS) + ": must have the hash " + NO_HASH + ", but was "
                        + hash);
    }

    @Test
    void E2_aFileOfStatisticsHasOneHashInTheWholeManifest() {
        alter(manifest -> ((ObjectNode) manifest.path("norm_stats").path(GOLD_STATS)).put("file_sha256", NO_HASH));
        assertDocument(
                ErrorCode.VALUE_NOT_ALLOWED,
                "#/norm_stats/norm-stats~1gold-m5.json/file_sha256",
                "must be the hash that the file has in files, "
                        + suite.manifest().path("files").path(GOLD_STATS).asText());
    }

    @Test
    void E1_theStatisticsHaveEveryMarketFeatureOfTheCasesContract() {
        alter(manifest -> suite.entry("flat").put("norm_stats", GOLD_STATS));
        assertThat(refusal(DocumentException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_MISSING_FEATURE);
    }

    @Test
    void aCaseHasAtLeastOneRowAndAsManyAsItsTables() {
        alter(manifest -> suite.entry("flat").put("rows", 0));
        assertDocument(ErrorCode.VALUE_NOT_ALLOWED, "#/cases/0/rows", "must be at least 1");
        alter(manifest -> suite.entry("flat").put("rows", 201));
        assertMalformed("training-outputs/flat/input.csv", "must have the 201 rows of its case", "200");
    }

    @Test
    void D4_aCaseWithObservationsIsLongerThanItsWarmUp() {
        int warmUp =
                GoldenSuite.open(folder).golden("another-contract").contract().warmUpBars();
        for (String table : List.of("input", "state", "raw", "normalized", "observation")) {
            String file = "cases/another-contract/" + table + ".csv";
            List<String> lines = suite.text(file).lines().limit(1 + warmUp).toList();
            suite.replace(file, String.join("\n", lines) + "\n");
        }
        alter(manifest -> suite.entry("another-contract").put("rows", warmUp));
        assertThatExceptionOfType(GoldenDataException.class)
                .isThrownBy(() -> GoldenSuite.open(folder))
                .withMessage("FP-705 at case another-contract: must be longer than the warm-up of " + warmUp
                        + " bars to have an observation, but was " + warmUp + " rows");
    }

    @Test
    void D4_anObservationInTheWarmUpIsRefused() {
        List<String> lines = new ArrayList<>(suite.text(OBSERVATION).lines().toList());
        lines.set(1, lines.get(lines.size() - 1));
        suite.replace(OBSERVATION, String.join("\n", lines) + "\n");
        assertRefused(ErrorCode.GOLDEN_FILE_MALFORMED, OBSERVATION + ", row 0");
    }

    @Test
    void D1_anObservationWithAnAbsentValueIsRefused() {
        String text = suite.text(OBSERVATION);
        suite.replace(OBSERVATION, text.substring(0, text.lastIndexOf(',') + 1) + "\n");
        assertRefused(ErrorCode.GOLDEN_FILE_MALFORMED, OBSERVATION + ", row 335");
    }

    @Test
    void D2_aPositionThatIsAbsentIsRefused() {
        String file = "cases/another-contract/state.csv";
        String text = suite.text(file);
        suite.replace(file, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1) + "\n");
        assertMalformed(file + ", row 335, position", "must be present", "empty");
    }

    @Test
    void A1_columnsSwappedInAFileAreRefused() {
        String file = "training-outputs/flat/raw.csv";
        suite.replace(file, suite.text(file).replaceFirst("rsi_9,atr_pct", "atr_pct,rsi_9"));
        assertRefused(ErrorCode.GOLDEN_FILE_MALFORMED, file);
    }

    @Test
    void B1_anInputWithoutAMacroColumnIsRefused() {
        String file = "cases/another-contract/input.csv";
        suite.replace(file, suite.text(file).replaceFirst(",dxy\n", "\n"));
        assertMalformed(
                file,
                "must have the columns time,open,high,low,close,real_yield,dxy",
                "time,open,high,low,close,real_yield");
    }

    @Test
    void aPackedFileThatIsNotPackedIsRefused() {
        String packed = "training-outputs/flat/raw.csv.gz";
        suite.replace(packed, "not packed\n".getBytes(StandardCharsets.UTF_8));
        alter(manifest -> {
            ((ObjectNode) suite.entry("flat").path("stages")).put("raw", packed);
            ((ObjectNode) manifest.path("files")).remove("training-outputs/flat/raw.csv");
        });
        delete("training-outputs/flat/raw.csv");
        assertMalformed(packed, "must be a gzip file", "a damaged file (Not in GZIP format)");
    }

    @Test
    void aManifestThatIsNoJsonIsRefused() throws IOException {
        Files.writeString(suite.path("manifest.json"), "{");
        assertRefused(ErrorCode.JSON_SYNTAX, "manifest.json");
    }

    private void delete(String file) {
        try {
            Files.delete(suite.path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void alter(Consumer<ObjectNode> change) {
        change.accept(suite.manifest());
        suite.save();
    }

    private void assertDocument(ErrorCode code, String pointer, String rule) {
        assertThat(refusal(DocumentException.class, () -> GoldenSuite.open(folder))
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.where()).isEqualTo(suite.path("manifest.json") + pointer);
                    assertThat(fault.rule()).isEqualTo(rule);
                });
    }

    private void assertMalformed(String where, String rule, String value) {
        assertThat(refusal(GoldenDataException.class, () -> GoldenSuite.open(folder))
                        .faults())
                .extracting(Fault::code, Fault::where, Fault::rule, Fault::value)
                .containsExactly(tuple(ErrorCode.GOLDEN_FILE_MALFORMED, folder + "/" + where, rule, value));
    }

    private void assertRefused(ErrorCode code, String where) {
        FeatureParityException refused = refusal(FeatureParityException.class, () -> GoldenSuite.open(folder));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.faults().get(0).where()).startsWith(folder + "/" + where);
    }
}
