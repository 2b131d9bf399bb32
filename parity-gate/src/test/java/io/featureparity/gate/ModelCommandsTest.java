// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs about contracts, statistics and manifests. */
class ModelCommandsTest extends GoldenRuns {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final Path STATS = GoldenData.path(GoldenData.STATISTICS);
    private static final String HASH = NormStats.load(STATS).hash();

    @Test
    void A3_hashesArePrintedAlone() {
        assertThat(run.of("contract", "hash")).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).isEqualTo(CONTRACT.hash() + "\n");
        Run order = new Run();
        assertThat(order.of("contract", "hash", "usdcop-m5@1.0.0", "--order")).isEqualTo(ExitCode.PARITY);
        assertThat(order.out()).isEqualTo("aa52761d1d8e4d3d\n");
        Run stats = new Run();
        assertThat(stats.of("stats", "hash", STATS.toString())).isEqualTo(ExitCode.PARITY);
        assertThat(stats.out()).isEqualTo(HASH + "\n");
    }

    @Test
    void A3_aContractIsShownWithItsFeaturesInOrder() {
        assertThat(run.of("contract", "show", "usdcop-m5@1.1.0", "--describe")).isEqualTo(ExitCode.PARITY);
        FeatureContract shown = FeatureContract.builtIn("usdcop-m5", "1.1.0");
        assertThat(run.out())
                .startsWith("contract    usdcop-m5@1.1.0\nhash        " + shown.hash() + "\n")
                .contains("\norder hash  " + shown.orderHash(), "live, training; its own is training", "Rsi[")
                .containsSubsequence("\n0 log_ret_5m", "\n3 rsi_9", "\n11 time_normalized");
        Run json = new Run();
        assertThat(json.of("contract", "show", "--json")).isEqualTo(ExitCode.PARITY);
        assertThat(FeatureContract.parse("out", json.out())).isEqualTo(CONTRACT);
    }

    @Test
    void A3_everyFaultOfAContractIsSaid() throws IOException {
        Path good = Files.writeString(
                folder.resolve("good.json"), CONTRACT.document().canonicalText());
        assertThat(run.of("contract", "validate", good.toString())).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).isEqualTo(good + ": usdcop-m5@1.0.0, 15 features, hash " + CONTRACT.hash() + "\n");
        Path bad = Files.writeString(
                folder.resolve("bad.json"),
                CONTRACT.document()
                        .canonicalText()
                        .replace("\"clip\":5.0,", "\"clip\":-5.0,\"clop\":1,")
                        .replace("\"bar_minutes\":5", "\"bar_minutes\":7"));
        Run refused = new Run();
        assertThat(refused.of("contract", "validate", bad.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err().lines())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(line -> line.startsWith("parity: FP-2"))
                .anyMatch(line -> line.contains("clop"))
                .anyMatch(line -> line.contains("bar_minutes"));
        assertThat(refused.out()).isEmpty();
        Run missing = new Run();
        assertThat(missing.of(
                        "contract", "validate", folder.resolve("none.json").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).startsWith("parity: FP-101 at ");
    }

    @Test
    void E3_aManifestHoldsAServiceToWhatItsModelWasTrainedWith() {
        Path target = folder.resolve("model.json");
        assertThat(run.of(
                        "manifest",
                        "create",
                        "--model-id",
                        "ppo-7",
                        "--norm-stats",
                        STATS.toString(),
                        "--out",
                        target.toString()))
                .isEqualTo(ExitCode.PARITY);
        assertThat(ModelManifest.load(target)).isEqualTo(ModelManifest.of("ppo-7", CONTRACT, NormStats.load(STATS)));
        Run same = new Run();
        assertThat(same.of("manifest", "verify", target.toString(), "--norm-stats", STATS.toString()))
                .isEqualTo(ExitCode.PARITY);
        assertThat(same.out()).startsWith("model ppo-7 was trained with these\n");
        Run other = new Run();
        assertThat(other.of(
                        "manifest",
                        "verify",
                        target.toString(),
                        "--norm-stats",
                        GoldenData.path("norm-stats/tiny-prices.json").toString(),
                        "--contract",
                        "usdcop-m5@1.2.0"))
                .isEqualTo(ExitCode.DIVERGENCE);
        assertThat(other.err().lines().map(line -> line.substring(0, 14)))
                .contains("parity: FP-404", "parity: FP-403", "parity: FP-402", "parity: FP-405", "parity: FP-401");
        assertThat(other.out()).isEmpty();
    }

    @Test
    void E3_aManifestNeverReplacesWhatItIsOf() throws IOException {
        Path stats = Files.copy(STATS, folder.resolve("stats.json"));
        Path contract = Files.writeString(
                folder.resolve("contract.json"), CONTRACT.document().canonicalText());
        for (Path target : List.of(stats, contract)) {
            byte[] before = Files.readAllBytes(target);
            Run refused = new Run();
            assertThat(refused.of(
                            "manifest",
                            "create",
                            "--model-id=x",
                            "--norm-stats=" + stats,
                            "--contract=" + contract,
                            "--out=" + target))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).startsWith("parity: FP-913 at --out: must write to another file than --");
            assertThat(target).hasBinaryContent(before);
        }
        Run features = new Run();
        assertThat(features.of(
                        "features", "--bars", golden().bars().toString(), "--norm-stats=" + stats, "--out=" + stats))
                .isEqualTo(ExitCode.USAGE);
        assertThat(features.err()).contains("must write to another file than --norm-stats reads, ");
    }

    @Test
    void D5_theTableOfWarmUpIsMeasuredOnTheBars() {
        Path bars = GoldenData.path("training-outputs/session-walk/input.csv");
        assertThat(run.of("warmup", "--bars", bars.toString(), "--norm-stats", STATS.toString()))
                .isEqualTo(ExitCode.PARITY);
        String table = GoldenTables.lines(Path.of("..", "docs", "warm-up.md")).stream()
                .dropWhile(line -> !line.contains("session-walk"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line + "\n")
                .reduce("", String::concat);
        assertThat(run.out())
                .isEqualTo("1500 bars of " + bars + ", contract " + CONTRACT + "\nstatistics " + HASH
                        + "\nopen or close outside of high and low: none of 1,500 bars\n\n" + table);
        Run fitted = new Run();
        assertThat(fitted.of("warmup", "--bars", golden().bars().toString())).isEqualTo(ExitCode.PARITY);
        assertThat(fitted.out()).contains("\nstatistics fitted to these bars\n", "| `adx_14` | ");
    }

    @Test
    void barsThatCannotBeMeasuredAreRefusedWithTheirPlace() {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        Path few = new GoldenTables(folder, "month-end").write("few.csv", lines.subList(0, 32));
        assertThat(run.of("warmup", "--bars", few.toString(), "--norm-stats", STATS.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("there must be at least 32 bars, but was 31");
        lines.set(40, lines.get(40).replaceFirst(",[^,]*,", ",-1,"));
        Path bad = new GoldenTables(folder, "month-end").write("bad.csv", lines);
        Run refused = new Run();
        assertThat(refused.of("warmup", "--bars", bad.toString(), "--norm-stats", STATS.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).startsWith("parity: FP-501 at " + bad + ", line 41, open: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract", "stats", "manifest", "log"})
    void aGroupWithoutAVerbIsWrongUsageAndExplainsItself(String group) {
        assertThat(run.of(group)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: Missing required subcommand, one of ")
                .endsWith(" (see 'parity " + group + " --help')\n");
        Run help = new Run();
        assertThat(help.of(group, "--help")).isEqualTo(ExitCode.PARITY);
        assertThat(help.out()).contains("Example:", "Exit code: 0 parity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diagnose",
                "contract show",
                "contract hash",
                "contract validate",
                "stats hash",
                "stats verify",
                "stats fit",
                "stats audit",
                "manifest create",
                "manifest verify",
                "manifest lineage",
                "log verify",
                "log tail",
                "log export",
                "warmup",
                "quality"
            })
    void everyVerbExplainsItselfWithAnExample(String verb) {
        List<String> words = new ArrayList<>(List.of(verb.split(" ")));
        words.add("--help");
        assertThat(run.of(words.toArray(String[]::new))).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("Usage: parity " + verb, "Example:\n  parity " + verb, "Exit code: 0 parity");
        words.set(words.size() - 1, "--nonsense");
        assertThat(new Run().of(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    }
}
