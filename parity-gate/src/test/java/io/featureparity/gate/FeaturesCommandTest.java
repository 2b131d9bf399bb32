// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesCommandTest {

    private static final String HASH = "aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2";

    @TempDir
    private Path folder;

    private final Run run = new Run();

    private GoldenTables golden() {
        return new GoldenTables(folder, "month-end");
    }

    private Path out(String name) {
        return folder.resolve("out").resolve(name);
    }

    private ExitCode features(Path bars, Path out, Object... options) throws IOException {
        Files.createDirectories(folder.resolve("out"));
        return run.verb("features", "--bars", bars, "--out", out, options);
    }

    /** Training's own text differs from ours where it may: in the last digit of a logarithm. */
    private static void assertSame(Path actual, Path expected, int exactFrom) {
        List<String> is = GoldenTables.lines(actual);
        List<String> should = GoldenTables.lines(expected);
        assertThat(is).hasSameSizeAs(should);
        assertThat(is.get(0)).isEqualTo(should.get(0));
        for (int i = 1; i < is.size(); i++) {
            List<String> fields = List.of(is.get(i).split(",", -1));
            List<String> theirs = List.of(should.get(i).split(",", -1));
            assertThat(fields).hasSameSizeAs(theirs);
            assertThat(fields.get(0)).isEqualTo(theirs.get(0));
            assertThat(fields.subList(exactFrom, fields.size())).isEqualTo(theirs.subList(exactFrom, theirs.size()));
        }
    }

    @Test
    void rawFeaturesAreWrittenAsTrainingWroteThem() throws IOException {
        Path bars = golden().bars();
        assertThat(features(bars, out("raw.csv"))).isEqualTo(ExitCode.PARITY);
        assertSame(out("raw.csv"), golden().expected("raw"), 4);
        assertThat(run.out())
                .isEqualTo("300 rows of 13 features, raw, written to " + out("raw.csv") + "\n"
                        + "open or close outside of high and low: none of 300 bars\n" + "contract "
                        + FeatureContract.builtIn("usdcop-m5", "1.0.0") + ", no statistics\n");
        assertThat(run.err()).isEqualTo(Run.CSV_NOTE);
    }

    @Test
    void normalisedFeaturesAndObservationsAreWrittenAsTrainingWroteThem() throws IOException {
        String stats = golden().stats().toString();
        assertThat(features(golden().bars(), out("n.csv"), "--norm-stats", stats, "--stage", "normalized"))
                .isEqualTo(ExitCode.PARITY);
        assertSame(out("n.csv"), golden().expected("normalized"), 0);
        assertThat(run.out()).endsWith("statistics " + HASH + "\n");
        assertThat(features(
                        golden().barsWithPositions(),
                        out("o.csv"),
                        "--norm-stats",
                        stats,
                        "--stage",
                        "observation",
                        "--position",
                        "position",
                        "--expect-hash",
                        HASH))
                .isEqualTo(ExitCode.PARITY);
        assertSame(out("o.csv"), golden().expected("observation"), 0);
    }

    /** One row out for each row in; a bar of the warm-up has no observation. */
    @Test
    void D4_barsOfTheWarmUpHaveEmptyRows() throws IOException {
        assertThat(features(
                        golden().bars(),
                        out("o.csv"),
                        "--norm-stats",
                        golden().stats(),
                        "--stage",
                        "observation",
                        "--position",
                        "0.5"))
                .isEqualTo(ExitCode.PARITY);
        List<String> lines = GoldenTables.lines(out("o.csv"));
        assertThat(lines).hasSize(301);
        assertThat(lines.subList(1, 15)).allMatch(line -> line.matches("2024-02-27T1[34]:[0-9]{2}:00Z,{15}"));
        assertThat(lines.get(15))
                .startsWith("2024-02-27T14:10:00Z,")
                .contains(",0.5,")
                .doesNotContain(",,");
    }

    @Test
    void parquetInAndOutGivesWhatCsvGives() throws IOException {
        Path bars = golden().bars();
        assertThat(features(bars, out("a.csv"))).isEqualTo(ExitCode.PARITY);
        assertThat(features(bars, out("a.parquet"))).isEqualTo(ExitCode.PARITY);
        assertThat(run.verb("check", "--bars", bars, "--expected", out("a.parquet")))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("PARITY: 1 file, 3900 values compared, none diverged");
    }

    @Test
    void anAbsentRawValueIsAnEmptyField() throws IOException {
        Path file = golden().write(
                        "gap.csv",
                        List.of(
                                "time,open,high,low,close,dxy,vix,embi,brent,usdmxn,treasury_10y",
                                "2024-02-27T13:00:00Z,3950,3951,3949,3950,100,15,320,80,17,"));
        assertThat(features(file, out("raw.csv"))).isEqualTo(ExitCode.PARITY);
        assertThat(GoldenTables.lines(out("raw.csv")).get(1)).endsWith(",0.0,,0.0");
    }

    @Test
    void columnsMayHaveOtherNames() throws IOException {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        lines.set(0, "stamp,o,high,low,Last,dxy,vix,embi,brent,usdmxn,treasury_10y");
        Path file = golden().write("other.csv", lines);
        assertThat(features(
                        file, out("raw.csv"), "--column", "time=stamp", "--column", "open=o", "--column", "close=Last"))
                .isEqualTo(ExitCode.PARITY);
        assertSame(out("raw.csv"), golden().expected("raw"), 4);
        assertRefused(
                "parity: FP-902 at --column: must name one of time, open, high, low, close, dxy, vix, embi, brent,"
                        + " usdmxn, treasury_10y, volume; did you mean 'close'?, but was Close\n",
                file,
                out("x.csv"),
                "--column",
                "Close=Last");
    }

    @Test
    void anotherContractIsComputedIfItIsNamed() throws IOException {
        List<String> lines = GoldenTables.lines(golden().bars()).stream()
                .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 5)))
                .toList();
        Path file = golden().write("prices.csv", lines);
        assertThat(features(file, out("raw.csv"), "--contract", "usdcop-m5@1.2.0"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(GoldenTables.lines(out("raw.csv")).get(0))
                .isEqualTo("time,log_ret_5m,log_ret_1h,log_ret_4h,rsi_9,atr_pct,adx_14");
        Path contract = Path.of("..", "lib-contract", "src", "main", "resources", "io", "featureparity", "contract")
                .resolve("usdcop-m5-1.2.0.json");
        assertThat(features(file, out("again.csv"), "--contract", contract)).isEqualTo(ExitCode.PARITY);
        assertThat(out("again.csv")).hasSameTextualContentAs(out("raw.csv"));
        assertThat(features(file, out("x.csv"), "--contract", "usdcop-m5@9.0.0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith(Run.CSV_NOTE.repeat(2) + "parity: FP-209 at ");
    }

    @Test
    void statisticsOtherThanExpectedAreRefused() throws IOException {
        String stats = golden().stats().toString();
        assertRefused(
                "parity: FP-401 at " + stats + ": must have the hash " + "0".repeat(64) + ", but was " + HASH + "\n",
                golden().bars(),
                out("x.csv"),
                "--norm-stats",
                stats,
                "--expect-hash",
                "0".repeat(64));
    }

    @Test
    void whatAnEngineRefusesIsSaidWithItsPlaceInTheFile() throws IOException {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        lines.set(8, lines.get(8).replaceFirst(",[^,]*,", ",-1,"));
        Path file = golden().write("bad.csv", lines);
        assertRefused(
                "parity: FP-501 at " + file + ", line 9, open: a price must be above 0 and finite, or NaN for"
                        + " absent, but was -1.0\n",
                file,
                out("x.csv"));
        assertRefused(
                "parity: FP-501 at " + file + ", line 9, open: a price must be above 0 and finite, or NaN for"
                        + " absent, but was -1.0\n",
                file,
                out("x.parquet"));
    }

    @Test
    void aPositionThatIsAbsentIsSaidWithItsPlaceInTheFile() throws IOException {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().barsWithPositions()));
        lines.set(20, lines.get(20).replaceFirst("[^,]*$", ""));
        Path file = golden().write("bad.csv", lines);
        assertRefused(
                "parity: FP-507 at " + file + ", line 21, position: must be a number, but was NaN\n",
                file,
                out("x.csv"),
                "--norm-stats",
                golden().stats(),
                "--stage",
                "observation",
                "--position",
                "position");
    }

    @Test
    void badBarsAreRefusedAndNothingIsWritten() throws IOException {
        Path bars = golden().bars();
        List<String> lines = new ArrayList<>(GoldenTables.lines(bars));
        lines.set(3, lines.get(3).replace("2024-02-27T13:10:00Z", "2024-02-27T13:05:00Z"));
        Path twice = golden().write("twice.csv", lines);
        assertRefused(
                "parity: FP-503 at " + twice + ", line 4, time: the time must be after that of the row before it,"
                        + " 2024-02-27T13:05:00Z, but was 2024-02-27T13:05:00Z\n",
                twice,
                out("x.csv"));
        List<String> fewer = lines.stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
        Path narrow = golden().write("narrow.csv", fewer);
        assertRefused(
                "parity: FP-902 at " + narrow + ", treasury_10y: must be a column of the file (say --column"
                        + " treasury_10y=NAME if it has another name), but was none of"
                        + " time, open, high, low, close, dxy, vix, embi, brent, usdmxn\n",
                narrow,
                out("x.csv"));
        assertRefused(
                "parity: FP-901 at " + out("none.csv") + ": must be a file that can be read, but was no file of"
                        + " this name\n",
                out("none.csv"),
                out("x.csv"));
        assertRefused(
                "parity: FP-913 at --out: must write to another file than --bars reads, " + bars + ", but was " + bars
                        + "\n",
                bars,
                bars);
    }

    @ParameterizedTest
    @ValueSource(strings = {"normalized", "observation"})
    void statisticsAreMissedWhereTheyAreNeeded(String stage) throws IOException {
        assertThat(features(golden().bars(), out("x.csv"), "--stage", stage, "--position", "0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: Missing required option: '--norm-stats=FILE' (for --stage=" + stage);
    }

    /** A flat position is a position too, and not what one means by saying nothing. */
    @Test
    void D2_anObservationNeedsAPosition() throws IOException {
        Object[] options = {"--norm-stats", golden().stats(), "--stage", "observation"};
        assertThat(features(golden().bars(), out("x.csv"), options)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: Missing required option: '--position=P'");
        Run second = new Run();
        assertThat(second.verb(
                        "features", "--bars", golden().bars(), "--out", out("x.csv"), options, "--position", "NaN"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(second.err())
                .isEqualTo(
                        "parity: FP-204 at --position: must be a number that a double holds, or the name of a column of"
                                + " the bars, but was NaN\n");
    }

    /** No agent has an infinite position: the number is beyond the largest double. */
    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "Infinity", "-Infinity"})
    void D2_aPositionThatNoDoubleHoldsIsRefused(String position) {
        Object[] options = {"--norm-stats", golden().stats(), "--stage", "observation"};
        assertThat(run.verb(
                        "features",
                        "--bars",
                        golden().bars(),
                        "--out",
                        folder.resolve("x.csv"),
                        options,
                        "--position=" + position))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo(
                        "parity: FP-204 at --position: must be a number that a double holds, or the name of a column of"
                                + " the bars, but was " + position + "\n");
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    @Test
    void wrongUsageIsShown() {
        assertThat(run.of("features", "--bars", "a.csv")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: Missing required option: '--out=FILE'")
                .endsWith("(see 'parity features --help')\n");
        Run stage = new Run();
        assertThat(stage.of("features", "--bars", "a.csv", "--out", "b.csv", "--stage", "cooked"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(stage.err()).contains("must be one of raw, normalized, observation, but was 'cooked'");
        Run help = new Run();
        assertThat(help.of("features", "--help")).isEqualTo(ExitCode.PARITY);
        assertThat(help.out()).contains("Example:", "parity features --bars bars.csv", "Exit code: 0 parity");
    }

    private void assertRefused(String message, Path bars, Path out, Object... options) throws IOException {
        Run fresh = new Run();
        List<String> before = listOut();
        assertThat(fresh.verb("features", "--bars", bars, "--out", out, options))
                .isEqualTo(ExitCode.USAGE);
        assertThat(fresh.err()).isEqualTo(message);
        assertThat(fresh.out()).isEmpty();
        assertThat(listOut()).isEqualTo(before);
    }

    private List<String> listOut() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
