// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verb for features refuses, with the place in the file; nothing is written then. */
class FeaturesRefusalsTest extends FeaturesRuns {

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
}
