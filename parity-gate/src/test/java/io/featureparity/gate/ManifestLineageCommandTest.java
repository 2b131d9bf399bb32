// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parity manifest lineage} names the hashes from bars to decision. */
class ManifestLineageCommandTest {

    private static final Path STATS = GoldenData.path(GoldenData.STATISTICS);

    @TempDir
    private Path folder = Path.of("");

    private Path model = Path.of("");
    private final Run run = new Run();

    @BeforeEach
    void create() {
        model = folder.resolve("model.json");
        assertThat(new Run()
                        .verb("manifest", "create", "--model-id", "<ppo> & 7", "--norm-stats", STATS, "--out", model))
                .isEqualTo(ExitCode.PARITY);
    }

    private Path bars() {
        return new GoldenTables(folder, "month-end").bars();
    }

    private String lineage(Object... more) {
        Run own = new Run();
        assertThat(own.verb("manifest", "lineage", model, "--norm-stats", STATS, more))
                .as(own.err())
                .isEqualTo(ExitCode.PARITY);
        return own.out();
    }

    private static String tag(String json, String key) {
        return json.lines()
                .filter(line -> line.startsWith("  \"feature_parity." + key + "\": "))
                .map(line -> line.replaceFirst(".*: \"(.*)\",?", "$1"))
                .findFirst()
                .orElse("none");
    }

    @Test
    void itIsPrintedAsTags() {
        String json = lineage("--bars", bars(), "--from", "2024-02-27");
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        assertThat(tag(json, "contract.sha256")).isEqualTo(contract.hash());
        assertThat(tag(json, "data.bars")).isEqualTo("300");
        assertThat(tag(json, "data.first_bar")).isEqualTo("2024-02-27T13:00:00Z");
        assertThat(tag(json, "data.sha256")).matches("[0-9a-f]{64}").startsWith(tag(json, "data.digest"));
        assertThat(tag(json, "golden_suite.sha256")).matches("[0-9a-f]{64}");
        assertThat(tag(json, "model.id")).isEqualTo("<ppo> & 7");
        assertThat(lineage()).doesNotContain(".data.");
    }

    /** MLflow reads what is printed. */
    @Test
    void aWarningIsNoPartOfTheTags() {
        List<String> lines = new ArrayList<>(GoldenTables.lines(bars()));
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",", -1);
            fields[6] = ""; // vix
            fields[2] = i < 5 ? fields[3] : fields[2]; // the high is the low
            lines.set(i, String.join(",", fields));
        }
        Path bars = new GoldenTables(folder, "month-end").write("bars.csv", lines);
        assertThat(run.verb(
                        "manifest", "lineage", model, "--norm-stats", STATS, "--bars", bars, "--from", "2024-02-27"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).startsWith("{");
        assertThat(run.err()).isEqualTo("""
                        warning: vix has no value at any bar, and is read by vix_z
                        warning: open or close outside of high and low: 1.33 %: 4 of 300 bars
                        """);
    }

    @Test
    void theSameBarsHaveTheSameHashWhateverTheirFile() throws IOException {
        String whole = tag(lineage("--bars", bars(), "--from", "2024-02-27"), "data.sha256");
        List<String> lines = GoldenTables.lines(bars());
        Path semicolons = new GoldenTables(folder, "month-end")
                .write(
                        "semicolons.csv",
                        lines.stream().map(line -> line.replace(',', ';')).toList());
        assertThat(tag(
                        lineage("--bars", semicolons, "--delimiter", "semicolon", "--from", "2024-02-27"),
                        "data.sha256"))
                .isEqualTo(whole);
        assertThat(tag(lineage("--bars", bars(), "--from", "2024-02-28"), "data.sha256"))
                .isNotEqualTo(whole);
    }

    @Test
    void withoutARangeTheOneThatTheStatisticsClaimCounts() {
        Path fitted = folder.resolve("fitted.json");
        Path own = folder.resolve("own.json");
        assertThat(new Run().verb("stats", "fit", "--bars", bars(), "--from", "2024-02-29", "--out", fitted))
                .isEqualTo(ExitCode.PARITY);
        assertThat(new Run().verb("manifest", "create", "--model-id", "own", "--norm-stats", fitted, "--out", own))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.verb("manifest", "lineage", own, "--norm-stats", fitted, "--bars", bars()))
                .isEqualTo(ExitCode.PARITY);
        assertThat(tag(run.out(), "data.first_bar")).isEqualTo("2024-02-29T13:00:00Z");
        assertThat(tag(run.out(), "data.bars")).isEqualTo("180");
        Run none = new Run();
        assertThat(none.verb(
                        "manifest", "lineage", own, "--norm-stats", fitted, "--bars", bars(), "--from", "2030-01-01"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(none.err())
                .isEqualTo("parity: FP-904 at " + bars() + ": must have a bar in the range, but was none\n");
    }

    @Test
    void whatTheModelWasNotTrainedWithIsADivergence() throws IOException {
        Path page = folder.resolve("lineage.html");
        Path other = GoldenData.path("norm-stats/tiny-prices.json");
        assertThat(run.verb(
                        "manifest",
                        "lineage",
                        model,
                        "--norm-stats",
                        other,
                        "--contract",
                        "usdcop-m5@1.2.0",
                        "--html",
                        page))
                .isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.err()).contains("parity: FP-405 at model <ppo> & 7");
        assertThat(run.out()).isEmpty();
        assertThat(page).doesNotExist();
    }

    @Test
    void aSuiteWithoutACaseOfTheContractProvesNothing() throws IOException {
        SuiteFolder suite = SuiteFolder.of(Files.createDirectory(folder.resolve("suite")), "month-end");
        assertThat(tag(lineage("--suite", suite.folder()), "golden_suite.cases"))
                .isEqualTo("1");
        Path contract = Files.writeString(
                folder.resolve("contract.json"),
                ContractDocument.builtIn("1.0.0").set("/version", "9.0.0").toJson());
        Path later = folder.resolve("later.json");
        assertThat(new Run()
                        .verb(
                                "manifest",
                                "create",
                                "--model-id",
                                "later",
                                "--contract",
                                contract,
                                "--norm-stats",
                                STATS,
                                "--out",
                                later))
                .isEqualTo(ExitCode.PARITY);
        Run without = new Run();
        assertThat(without.verb("manifest", "lineage", later, "--contract", contract, "--norm-stats", STATS))
                .isEqualTo(ExitCode.PARITY);
        assertThat(without.out()).doesNotContain("golden_suite");
        assertThat(run.verb(
                        "manifest",
                        "lineage",
                        later,
                        "--contract",
                        contract,
                        "--norm-stats",
                        STATS,
                        "--suite",
                        suite.folder()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-1021 at --suite: must have a case of the contract usdcop-m5@9.0.0");
    }

    @Test
    void thePageDrawsTheWayWithItsHashes() throws IOException {
        Path page = folder.resolve("lineage.html");
        String json = lineage("--bars", bars(), "--from", "2024-02-27", "--html", page);
        String html = Files.readString(page);
        int drawn = 0;
        for (String key : List.of("data.sha256", "contract.sha256", "golden_suite.sha256", "statistics.sha256")) {
            int at = html.indexOf(">" + tag(json, key) + "</text>", drawn);
            assertThat(at).as(key).isGreaterThan(drawn);
            drawn = at;
        }
        assertThat(html)
                .contains(">Bars</text>", ">Decision</text>", "&lt;ppo&gt; &amp; 7")
                .doesNotContain("<ppo>", "<script", "http://", "https://");
        assertThat(html).doesNotContain("none were named");
        lineage("--html", page);
        assertThat(Files.readString(page)).contains("none were named for this page");
    }
}
