// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.GoldenDraft;
import io.featureparity.parity.golden.GoldenSuite;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A golden suite for a contract of one's own, made from what its training computed. */
class InitCommandTest {

    private static final Path CONTRACT = GoldenData.path("contracts/gold-m5-2.1.0.json");
    private static final Path STATS = GoldenData.path("norm-stats/gold-m5.json");

    @TempDir
    private Path folder = Path.of("");

    private Path suite = Path.of("");

    private final Run run = new Run();

    private GoldenTables tables = new GoldenTables(folder, "");

    @BeforeEach
    void anotherContract() {
        tables = new GoldenTables(folder, "another-contract");
        suite = folder.resolve("suite");
    }

    /** Bars with training's raw values beside them, and perhaps the normalised ones. */
    private Path barsWithValues(boolean normalized) {
        List<String> bars = GoldenTables.lines(tables.bars());
        List<String> raw = GoldenTables.lines(GoldenData.path("cases/another-contract/raw.csv"));
        List<String> normal = GoldenTables.lines(GoldenData.path("cases/another-contract/normalized.csv"));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            String ending = i == 0 ? normal.get(0).replaceAll("(\\w+)", "$1_normalized") : normal.get(i);
            lines.add(bars.get(i) + "," + raw.get(i) + (normalized ? "," + ending : ""));
        }
        return tables.write("bars.csv", lines);
    }

    private ExitCode init(Path bars, Object... more) {
        return run.verb("init", suite, "--contract", CONTRACT, "--bars", bars, more);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(suite)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> suite.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Neither the suite nor anything half made. */
    private void assertNothingIsLeft(Path... given) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(given);
        }
    }

    @Test
    void barsWithTheirRawValuesAreASuiteThatPasses() throws IOException {
        assertThat(init(barsWithValues(false))).as(run.err()).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .startsWith("336 bars of contract gold-m5@2.1.0 (hash ")
                .contains("no statistics were given: they were fitted to these bars\n")
                .contains("parity verify --suite " + suite + "\n");
        assertThat(files())
                .containsExactly(
                        "ServedFeaturesTest.java",
                        "cases/bars/input.csv",
                        "cases/bars/normalized.csv",
                        "cases/bars/raw.csv",
                        "contract.json",
                        "manifest.json",
                        "norm_stats.json");
        Run verify = new Run();
        assertThat(verify.verb("verify", "--suite", suite)).isEqualTo(ExitCode.PARITY);
        assertThat(verify.out()).contains("PARITY: 1 case, ");
    }

    @Test
    void theSuiteHoldsTheBytesThatTrainingWrote() throws IOException {
        assertThat(init(barsWithValues(true), "--norm-stats", STATS))
                .as(run.err())
                .isEqualTo(ExitCode.PARITY);
        assertThat(suite.resolve("cases/bars/raw.csv")).hasSameTextualContentAs(golden("raw"));
        assertThat(suite.resolve("cases/bars/normalized.csv")).hasSameTextualContentAs(golden("normalized"));
        assertThat(suite.resolve("cases/bars/input.csv")).hasSameTextualContentAs(golden("input"));
        GoldenCase made = GoldenSuite.open(suite).golden("bars");
        assertThat(made.contract().hash())
                .isEqualTo(FeatureContract.load(CONTRACT).hash());
        assertThat(made.stats().hash()).isEqualTo(NormStats.load(STATS).hash());
        assertThat(Files.readString(suite.resolve("manifest.json"))).contains("\"normalized\" : \"training\"");
    }

    private static Path golden(String table) {
        return GoldenData.path("cases/another-contract/" + table + ".csv");
    }

    @Test
    void trainingsValuesMayStandInFilesOfTheirOwnUnderOtherNames() {
        String feature = GoldenTables.lines(golden("raw")).get(0).split(",", -1)[0];
        Path renamed = tables.write("renamed.csv", renamed(GoldenTables.lines(tables.expected("raw"))));
        Path normalized = tables.write("normal.csv", renamed(GoldenTables.lines(tables.expected("normalized"))));
        assertThat(init(
                        tables.bars(),
                        "--raw",
                        renamed,
                        "--normalized",
                        normalized,
                        "--expected-column",
                        "time=timestamp",
                        "--expected-column",
                        feature + "=first",
                        "--norm-stats",
                        STATS))
                .as(run.err())
                .isEqualTo(ExitCode.PARITY);
        assertThat(suite.resolve("cases/input/raw.csv")).hasSameTextualContentAs(golden("raw"));
    }

    private static List<String> renamed(List<String> lines) {
        lines.set(0, lines.get(0).replaceFirst("^time", "timestamp").replaceFirst(",[^,]+", ",first"));
        return lines;
    }

    @Test
    void anEmptyFolderIsFilledAndAnyOtherIsRefused() throws IOException {
        Files.createDirectory(suite);
        Path bars = barsWithValues(false);
        assertThat(init(bars)).as(run.err()).isEqualTo(ExitCode.PARITY);
        byte[] manifest = Files.readAllBytes(suite.resolve("manifest.json"));
        Files.writeString(suite.resolve("manifest.json"), " ", StandardOpenOption.APPEND);
        Run again = new Run();
        assertThat(again.verb("init", suite, "--contract", CONTRACT, "--bars", bars))
                .isEqualTo(ExitCode.USAGE);
        assertThat(again.err())
                .startsWith("parity: FP-706 at " + suite + ": must be a new or an empty folder, but was one with ");
        assertThat(Files.size(suite.resolve("manifest.json"))).isEqualTo(manifest.length + 1);
        assertNothingIsLeft(suite, bars);
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Files.writeString(suite, "mine");
        assertThat(init(barsWithValues(false))).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-706 at " + suite).contains("but was a file");
        assertThat(suite).hasContent("mine");
    }

    @Test
    void barsWithoutTrainingsValuesMakeNoSuite() throws IOException {
        assertThat(init(tables.bars())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-707 at " + tables.bars())
                .contains("must be a column, with what training computed")
                .hasLineCount(1);
        assertNothingIsLeft();
    }

    @Test
    void normalisedValuesNeedTheirStatistics() throws IOException {
        Path bars = barsWithValues(true);
        assertThat(init(bars)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-707 at --norm-stats: must name the statistics");
        assertNothingIsLeft(bars);
    }

    @Test
    void aNormalisedValueThatIsAbsentIsRefused() throws IOException {
        List<String> lines = GoldenTables.lines(tables.expected("normalized"));
        lines.set(3, lines.get(3).replaceFirst(",[^,]*", ","));
        Path normalized = tables.write("normalized.csv", lines);
        Path raw = tables.expected("raw");
        assertThat(init(tables.bars(), "--raw", raw, "--normalized", normalized, "--norm-stats", STATS))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-707 at " + normalized + ", row 3, ")
                .contains("but was absent");
        assertNothingIsLeft(normalized, raw);
    }

    @Test
    void rowsOfTheWarmUpThatWereDroppedAreMissed() throws IOException {
        List<String> lines = GoldenTables.lines(tables.expected("raw"));
        lines.subList(1, 4).clear();
        Path raw = tables.write("raw.csv", lines);
        assertThat(init(tables.bars(), "--raw", raw)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-708 at " + raw).contains("keep the rows of the warm-up");
        assertNothingIsLeft(raw);
    }

    @Test
    void aRowTooFewAndARowTooManyAreRefused() throws IOException {
        List<String> lines = GoldenTables.lines(tables.expected("raw"));
        Path raw = tables.write("raw.csv", lines.subList(0, lines.size() - 1));
        assertThat(init(tables.bars(), "--raw", raw)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-708 at " + raw + ": must have a row for the bar at ");
        List<String> more = new ArrayList<>(lines);
        more.add(lines.get(lines.size() - 1).replaceFirst("[^,]*", "2031-01-01T00:00:00Z"));
        tables.write("raw.csv", more);
        Run second = new Run();
        assertThat(second.verb("init", suite, "--contract", CONTRACT, "--bars", tables.bars(), "--raw", raw))
                .isEqualTo(ExitCode.USAGE);
        assertThat(second.err()).startsWith("parity: FP-708 at " + raw).contains("no bar any more, but was 2031-01-01");
        assertNothingIsLeft(raw);
    }

    @Test
    void valuesThatTheLibraryDoesNotComputeAreADivergenceAndNoSuite() throws IOException {
        List<String> lines = GoldenTables.lines(tables.expected("raw"));
        lines.set(100, lines.get(100).replaceFirst(",[^,]*", ",0.5"));
        Path raw = tables.write("raw.csv", lines);
        assertThat(init(tables.bars(), "--raw", raw, "--norm-stats", STATS)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .contains("first divergence: FP-801 at input, ", "DIVERGENCE: ", "nothing was written to " + suite);
        assertNothingIsLeft(raw);
    }

    @Test
    void moreBarsThanACaseMayHaveAreRefused() throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,real_yield,dxy"));
        for (int i = 0; i <= GoldenDraft.MOST_BARS; i++) {
            lines.add(1_700_000_000_000L + 300_000L * i + ",3,3,3,3,1,1");
        }
        Path bars = tables.write("bars.csv", lines);
        Path raw = tables.expected("raw");
        assertThat(init(bars, "--raw", raw)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-709 at " + bars + ", line " + (GoldenDraft.MOST_BARS + 2)
                        + ": must be among the 50000");
        assertNothingIsLeft(bars, raw);
    }

    @Test
    void theTestNamesTheFolderAsItWasGiven() throws IOException {
        assertThat(init(barsWithValues(false))).isEqualTo(ExitCode.PARITY);
        assertThat(Files.readString(suite.resolve("ServedFeaturesTest.java")))
                .contains("Path.of(\"" + suite.toString().replace('\\', '/') + "\")")
                .contains("final class ServedFeaturesTest extends ParityTest {");
    }
}
