// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.golden.GoldenData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a team does with a contract of formulas, here of one that reads the volume: features, check, and a suite. */
class FormulaContractTest {

    private static final Path CONTRACT = GoldenData.path("contracts/catalogue-1.0.0.json");

    @TempDir
    private Path folder = Path.of("");

    private final Run run = new Run();

    private GoldenTables golden(String name) {
        return new GoldenTables(folder, name);
    }

    private static Path golden(String name, String table) {
        return GoldenData.path("cases/" + name + "/" + table + ".csv");
    }

    /** The bars with another name for the volume. */
    private Path renamed(String volume) {
        List<String> lines = GoldenTables.lines(golden("catalogue").bars());
        lines.set(0, lines.get(0).replace("volume", volume));
        return golden("catalogue").write("bars.csv", lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue", "catalogue-rough"})
    void whatTrainingComputedIsParity(String name) {
        Path bars = golden(name).bars();
        assertThat(run.verb(
                        "check",
                        "--contract",
                        CONTRACT,
                        "--bars",
                        bars,
                        "--expected",
                        golden(name).expected("raw"),
                        "--stage",
                        "raw"))
                .as(run.err())
                .isEqualTo(ExitCode.PARITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue", "catalogue-rough"})
    void aSuiteKeepsTheVolumeAndHolds(String name) {
        Path suite = folder.resolve("suite");
        Path bars = golden(name).bars();
        Path raw = golden(name).expected("raw");
        Path stats = GoldenData.path("norm-stats/catalogue.json");
        assertThat(run.verb("init", suite, "--contract", CONTRACT, "--bars", bars, "--raw", raw, "--norm-stats", stats))
                .as(run.out() + run.err())
                .isEqualTo(ExitCode.PARITY);
        assertThat(suite.resolve("cases/input/input.csv")).hasSameTextualContentAs(golden(name, "input"));
        assertThat(new Run().verb("verify", "--suite", suite)).isEqualTo(ExitCode.PARITY);
    }

    /** The statistics that the command fits are those that training fits, of the volume's features too. */
    @Test
    void fittedStatisticsAreTrainings() {
        Path fitted = folder.resolve("fitted.json");
        assertThat(run.verb(
                        "stats",
                        "fit",
                        "--contract",
                        CONTRACT,
                        "--bars",
                        golden("catalogue").bars(),
                        "--out",
                        fitted))
                .as(run.err())
                .isEqualTo(ExitCode.PARITY);
        FeatureContract contract = FeatureContract.load(CONTRACT);
        NormStats ours = NormStats.load(fitted, contract);
        NormStats trainings = NormStats.load(GoldenData.path("norm-stats/catalogue.json"), contract);
        assertThat(contract.featuresWithStatistics())
                .hasSize(22)
                .allSatisfy(feature -> assertThat(ours.statistics(feature)).isEqualTo(trainings.statistics(feature)));
    }

    /** Without it every feature that reads it would be absent at every bar, and nobody would be told. */
    @Test
    void barsWithoutTheVolumeThatAFormulaReadsAreRefused() {
        Path bars = renamed("traded");
        Path out = folder.resolve("features.csv");
        assertThat(run.verb("features", "--contract", CONTRACT, "--bars", bars, "--out", out))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-902 at " + bars + ", volume: must be a column of the file");
        assertThat(Files.exists(out)).isFalse();
        assertThat(new Run()
                        .verb(
                                "features",
                                "--contract",
                                CONTRACT,
                                "--bars",
                                bars,
                                "--out",
                                out,
                                "--column",
                                "volume=traded"))
                .isEqualTo(ExitCode.PARITY);
    }

    @Test
    void barsNeedNoVolumeWhereNoFormulaReadsIt() {
        Path bars = new GoldenTables(folder, "month-end").bars();
        assertThat(GoldenTables.lines(bars).get(0)).doesNotContain("volume");
        assertThat(run.verb("features", "--bars", bars, "--out", folder.resolve("features.csv")))
                .isEqualTo(ExitCode.PARITY);
    }
}
