// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** '-' is standard input or standard output, of a format that is named. */
class StandardStreamsTest {

    @TempDir
    private Path folder = Path.of("");

    private final Run run = new Run();

    private GoldenTables golden() {
        return new GoldenTables(folder, "month-end");
    }

    private Path bars() {
        return golden().bars();
    }

    private Path features(String name) {
        Path out = folder.resolve(name);
        assertThat(new Run().verb("features", "--bars", bars(), "--out", out)).isEqualTo(ExitCode.PARITY);
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "csv.gz", "csv.zst", "parquet"})
    void aTableGoesThroughAPipeInEveryFormat(String format) throws IOException {
        assertThat(run.reading(
                        Files.readAllBytes(bars()),
                        "features",
                        "--bars",
                        "-",
                        "--input-format",
                        "csv",
                        "--out",
                        "-",
                        "--format",
                        format))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.err())
                .startsWith("parity: 300 rows of 13 features, raw, written to standard output\n")
                .contains("\nparity: contract ");
        assertThat(run.err().contains("round_trip")).isEqualTo(format.startsWith("csv"));
        Path kept = Files.write(folder.resolve("kept." + format), run.outBytes());
        if (format.equals("csv")) {
            assertThat(kept).hasSameTextualContentAs(features("plain.csv"));
        }
        Run check = new Run();
        assertThat(check.reading(
                        Files.readAllBytes(kept),
                        "check",
                        "--bars",
                        bars().toString(),
                        "--expected",
                        "-",
                        "--format",
                        format))
                .isEqualTo(ExitCode.PARITY);
        assertThat(check.out()).startsWith("standard input against ").contains("3900 values compared, none diverged");
    }

    @Test
    void whatIsWrongWithItIsSaidWithItsLine() throws IOException {
        String text = Files.readString(bars()).replaceFirst("\n2024-02-27T13:05:00Z,[^,]*", "\n2024-02-27T13:05:00Z,x");
        assertThat(run.reading(
                        text.getBytes(StandardCharsets.UTF_8),
                        "features",
                        "--bars",
                        "-",
                        "--out",
                        "-",
                        "--format",
                        "csv"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo(
                        "parity: FP-903 at standard input, line 3, open: must be a number, or empty where absent, but was x\n");
        assertThat(run.out()).as("nothing before the table is whole").isEmpty();
    }

    @Test
    void aFormatMustBeNamed() {
        String rule = "must come with --format csv, csv.gz, csv.zst or parquet, but was -\n";
        assertThat(run.reading(new byte[0], "features", "--bars", "-", "--out", "o.csv"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("parity: FP-933 at --bars: " + rule);
        Run out = new Run();
        assertThat(out.of("features", "--bars", bars().toString(), "--out", "-"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(out.err()).isEqualTo("parity: FP-933 at --out: " + rule);
        Run group = new Run();
        assertThat(group.verb("stats", "verify", golden().stats(), "--bars", "-"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(group.err()).isEqualTo("parity: FP-933 at --bars: " + rule);
        Run other = new Run();
        assertThat(other.of("features", "--bars", "-", "--out", "-", "--format", "xlsx"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("must be one of csv, csv.gz, csv.zst, parquet, but was 'xlsx'");
    }

    @Test
    void itCanBeReadOnce() throws IOException {
        assertThat(run.reading(
                        Files.readAllBytes(bars()), "check", "--bars", "-", "--expected", "-", "--format", "csv"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("FP-933 at --expected: must be another file, for standard input can be read only once");
    }

    @Test
    void nothingIsNoTable() {
        assertThat(run.reading(new byte[0], "features", "--bars", "-", "--out", "-", "--format", "csv"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-933 at standard input: must hold a table of at most ")
                .endsWith("but was nothing\n");
    }

    @Test
    void itIsAnotherFormatThanItsName() throws IOException {
        byte[] parquet = Files.readAllBytes(features("f.parquet"));
        assertThat(run.reading(parquet, "check", "--bars", bars().toString(), "--expected", "-", "--format", "csv"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-932 at standard input: ").contains("a Parquet file");
        Run other = new Run();
        byte[] csv = Files.readAllBytes(bars());
        assertThat(other.reading(csv, "warmup", "--bars", "-", "--format", "parquet"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(other.err())
                .isEqualTo(
                        "parity: FP-901 at standard input: must be a whole Parquet file, but was of another format\n");
    }

    /** The bars are named by what they are, and pinned by the hash of what came. */
    @Test
    void statisticsAreFittedToBarsFromAPipe() throws IOException {
        byte[] bytes = Files.readAllBytes(bars());
        Path fitted = folder.resolve("fitted.json");
        assertThat(run.reading(bytes, "stats", "fit", "--bars", "-", "--format", "csv", "--out", fitted.toString()))
                .isEqualTo(ExitCode.PARITY);
        Path same = folder.resolve("same.json");
        assertThat(new Run().verb("stats", "fit", "--bars", bars(), "--out", same))
                .isEqualTo(ExitCode.PARITY);
        assertThat(Files.readString(fitted))
                .isEqualTo(Files.readString(same).replace("\"input.csv\"", "\"standard input\""));
    }
}
