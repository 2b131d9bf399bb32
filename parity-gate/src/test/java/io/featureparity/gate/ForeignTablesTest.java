// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as others write them: the message says what was seen and the option that takes it, and the option takes it. */
class ForeignTablesTest {

    private static final String HEADER = "time,open,high,low,close,dxy,vix,embi,brent,usdmxn,treasury_10y";

    @TempDir
    private Path folder = Path.of("");

    private List<String> lines() {
        return GoldenTables.lines(new GoldenTables(folder, "month-end").bars());
    }

    private Path bars(UnaryOperator<String> change) {
        return new GoldenTables(folder, "month-end")
                .write("bars.csv", lines().stream().map(change).toList());
    }

    private Path barsWithHeader(String header) {
        return bars(line -> line.equals(HEADER) ? header : line);
    }

    private String refused(Path bars, String... options) {
        Run run = new Run();
        Object[] words = {"--bars", bars, "--out", folder.resolve("out.csv"), options};
        assertThat(run.verb("features", words)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).hasLineCount(1).doesNotContain("Exception");
        return run.err();
    }

    /** With these options the features are those of the bars as they were. */
    private void assertTaken(Path bars, String... options) throws IOException {
        Path out = folder.resolve("taken.csv");
        Run run = new Run();
        assertThat(run.verb("features", "--bars", bars, "--out", out, options))
                .as(run.err())
                .isEqualTo(ExitCode.PARITY);
        assertThat(out).hasSameTextualContentAs(features());
    }

    private Path features() throws IOException {
        Path out = folder.resolve("plain.csv");
        if (!Files.exists(out)) {
            Run run = new Run();
            assertThat(run.verb("features", "--bars", new GoldenTables(folder, "month-end").bars(), "--out", out))
                    .isEqualTo(ExitCode.PARITY);
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, time=timestamp",
        "datetime, time=datetime",
        "Date, time=Date",
        "DateTime, time=DateTime",
        "Time, time=Time",
        "index, time=index",
        "'Unnamed: 0', 'time=Unnamed: 0'",
        "'', time=",
    })
    void aColumnOfTimesWithAnotherNameIsSaidWithTheOptionThatMapsIt(String name, String mapping) throws IOException {
        Path bars = barsWithHeader(HEADER.replaceFirst("^time", name));
        String shown = mapping.contains(" ") ? "'" + mapping + "'" : mapping;
        assertThat(refused(bars))
                .startsWith("parity: FP-902 at " + bars + ", time: must be a column of the file (say --column " + shown
                        + ", or --columns auto), but was none of ");
        assertTaken(bars, "--column", mapping);
        assertTaken(bars, "--columns", "auto");
    }

    @Test
    void namesThatDifferInCaseOrPunctuationAreTakenTogether() throws IOException {
        Path bars = barsWithHeader("Timestamp,Open,HIGH, low,close_,DXY,Vix,embi,Brent,usd_mxn,Treasury 10Y");
        assertThat(refused(bars))
                .contains("time: must be a column of the file (say --column time=Timestamp, or --columns auto)")
                .contains("(and 9 more)");
        assertTaken(bars, "--columns", "auto");
        Path low = barsWithHeader(HEADER.replace("low", " low"));
        assertThat(refused(low)).contains("low: must be a column of the file (say --column 'low= low', or");
    }

    /** Two columns can be meant: nothing is guessed, and both are named. */
    @Test
    void whatIsAmbiguousIsNotTaken() {
        Path bars = bars(line -> line.equals(HEADER) ? "Date,Time," + HEADER.substring(5) : "2024-02-27," + line);
        String both = "time: must be a column of the file (say --column time=Date or --column time=Time), but was";
        assertThat(refused(bars)).contains(both);
        assertThat(refused(bars, "--columns", "auto")).contains(both);
    }

    @Test
    void aMistypedColumnIsFound() {
        Path bars = barsWithHeader(HEADER.replace("treasury_10y", "treasry10y"));
        assertThat(refused(bars))
                .contains(
                        "treasury_10y: must be a column of the file (did you mean --column treasury_10y=treasry10y?)");
        assertThat(refused(bars, "--columns", "auto")).contains("(did you mean --column treasury_10y=treasry10y?)");
        Path good = bars(line -> line);
        assertThat(refused(good, "--column", "close=clsoe"))
                .contains(", clsoe: must be a column of the file; did you mean 'close'?, but was");
        assertThat(refused(good, "--column", "clsoe=close")).contains("; did you mean 'close'?");
    }

    /** A name is never longer in a message than one can read, whatever stands in the file. */
    @Test
    void hugeNamesDoNoHarm() {
        Path bars = barsWithHeader(HEADER.replaceFirst("^time", "t".repeat(100_000)));
        assertThat(refused(bars)).hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({"';', semicolon", "'\t', tab", "'|', pipe"})
    void anotherDelimiterIsSaidWithItsOption(String delimiter, String name) throws IOException {
        Path bars = bars(line -> line.replace(",", delimiter));
        assertThat(refused(bars)).contains("FP-930 at ", "(say --delimiter " + name + ")");
        assertTaken(bars, "--delimiter", name);
        assertTaken(bars, "--delimiter", delimiter);
    }

    @Test
    void decimalCommasAreSaidWithTheirOption() throws IOException {
        Path bars = bars(line -> line.replace(",", ";").replace(".", ","));
        assertThat(refused(bars, "--delimiter", ";"))
                .contains(
                        "FP-903 at ",
                        "line 2, open: must be a number",
                        "(decimal commas are read with --decimal comma)");
        assertTaken(bars, "--delimiter", ";", "--decimal", "comma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\r\n", "mixed"})
    void oddLineEndsAreSaidWithTheirOption(String end) throws IOException {
        List<String> lines = lines();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i)).append(end.equals("mixed") ? (i % 2 == 0 ? "\n" : "\r\n") : end);
        }
        Path bars = Files.writeString(folder.resolve("odd.csv"), text, StandardCharsets.UTF_8);
        assertThat(refused(bars)).contains("FP-931 at ", "(say --line-ends any)");
        assertTaken(bars, "--line-ends", "any");
    }

    @Test
    void timesWithoutAZoneAreSaidWithTheirOptions() throws IOException {
        Path naive = bars(line -> line.replaceFirst("Z,", ","));
        assertThat(refused(naive))
                .contains("line 2, time: must be a time with its zone, such as Z or -05:00 (or say --assume-utc, or"
                        + " --assume-zone America/Bogota or another), but was 2024-02-27T13:00:00");
        assertTaken(naive, "--assume-utc");
        assertTaken(naive, "--assume-zone", "UTC");
        Path local = bars(line -> line.replaceFirst("T13:", "T08:")
                .replaceFirst("T14:", "T09:")
                .replaceFirst("T15:", "T10:")
                .replaceFirst("T16:", "T11:")
                .replaceFirst("T17:", "T12:")
                .replaceFirst("Z,", ","));
        assertTaken(local, "--assume-zone", "America/Bogota");
        assertThat(refused(local, "--assume-zone", "America/Bogta"))
                .contains("must be a time zone", "did you mean 'America/Bogota'?");
    }

    /** One run reads files of several writers. */
    @Test
    void theOptionsAreForTheFilesThatNeedThem() throws IOException {
        Path bars = bars(line -> line.replace(",", ";").replace(".", ","));
        Run run = new Run();
        assertThat(run.verb(
                        "check", "--bars", bars, "--expected", features(), "--delimiter", ";", "--decimal", "comma"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("PARITY: 1 file, 3900 values compared, none diverged");
    }

    @Test
    void theExpectedFileIsLookedThroughToo() throws IOException {
        List<String> lines = GoldenTables.lines(features());
        Path expected = new GoldenTables(folder, "month-end")
                .write(
                        "expected.csv",
                        lines.stream()
                                .map(line -> line.replaceFirst("^time", "Unnamed: 0"))
                                .toList());
        Path bars = bars(line -> line);
        Run refused = new Run();
        assertThat(refused.verb("check", "--bars", bars, "--expected", expected))
                .isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("(say --expected-column 'time=Unnamed: 0', or --columns auto)");
        assertThat(new Run().verb("check", "--bars", bars, "--expected", expected, "--columns", "auto"))
                .isEqualTo(ExitCode.PARITY);
    }

    @Test
    void theMacroFileIsLookedThroughToo() {
        Path macro = new GoldenTables(folder, "month-end")
                .write("macro.csv", List.of("Date,DXY,vix,embi,brent,usdmxn,treasury_10y", "2024-02-01,1,2,3,4,5,6"));
        Path bars = bars(line -> line);
        assertThat(refused(bars, "--macro", macro.toString()))
                .contains("must say which day", "say --macro-column date=Date, or --columns auto");
        assertThat(refused(bars, "--macro", macro.toString(), "--macro-column", "date=Date"))
                .contains("dxy: must be a column of the file (say --macro-column dxy=DXY, or --columns auto)");
        Run run = new Run();
        assertThat(run.verb(
                        "features",
                        "--bars",
                        bars,
                        "--out",
                        folder.resolve("o.csv"),
                        "--macro",
                        macro,
                        "--columns",
                        "auto"))
                .isEqualTo(ExitCode.PARITY);
    }

    @Test
    void aMistypedFeatureIsFound() throws IOException {
        Run run = new Run();
        Path bars = bars(line -> line);
        assertThat(run.verb("check", "--bars", bars, "--expected", features(), "--feature", "RSI9"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-210 at --feature: must be one of", "; did you mean 'rsi_9'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst"})
    void packedFilesAreReadAndWritten(String packing) throws IOException {
        Path bars = bars(line -> line);
        Path packed = folder.resolve("features.csv." + packing);
        Run write = new Run();
        assertThat(write.verb("features", "--bars", bars, "--out", packed)).isEqualTo(ExitCode.PARITY);
        assertThat(write.err()).contains("float_precision=\"round_trip\"");
        assertThat(new Run().verb("check", "--bars", bars, "--expected", packed))
                .isEqualTo(ExitCode.PARITY);
        Path lying = Files.copy(packed, folder.resolve("lying.csv"));
        assertThat(new Run().verb("check", "--bars", bars, "--expected", lying)).isEqualTo(ExitCode.PARITY);
    }

    /** Parquet needs no note. */
    @Test
    void aNoteForPandasIsSaidOfCsvAlone() {
        Run run = new Run();
        assertThat(run.verb("features", "--bars", bars(line -> line), "--out", folder.resolve("o.parquet")))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.err()).isEmpty();
    }
}
