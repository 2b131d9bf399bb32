// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.json.Sha256;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small suite whose manifest says something wrong. */
class GoldenManifestTest extends AlteredSuite {

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
    void aManifestThatIsNoJsonIsRefused() throws IOException {
        Files.writeString(suite.path("manifest.json"), "{");
        assertRefused(ErrorCode.JSON_SYNTAX, "manifest.json");
    }
}
