// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.parity.report.ReportReader;
import io.featureparity.parity.report.StoredReport;
import io.featureparity.parity.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that compared little, or bars with wrong times, is no success, and whoever reads a report of it sees why. */
class NoSilentGreenTest {

    @TempDir
    private Path folder;

    private Run run = new Run();

    private GoldenTables golden() {
        return new GoldenTables(folder, "month-end");
    }

    private ExitCode check(Path bars, Path expected, String... options) {
        run = new Run();
        return run.of(Stream.concat(
                        Stream.of("check", "--bars", bars.toString(), "--expected", expected.toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private ExitCode features(Path bars, String... options) {
        run = new Run();
        Path out = folder.resolve("out.csv");
        return run.of(Stream.concat(
                        Stream.of("features", "--bars", bars.toString(), "--out", out.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private List<String> raw() {
        return new ArrayList<>(GoldenTables.lines(golden().expected("raw")));
    }

    private Path renamed(String column) {
        List<String> lines = raw();
        lines.set(0, lines.get(0).replace("rsi_9", column));
        return golden().write("expected.csv", lines);
    }

    private String report(String name) throws IOException {
        return Files.readString(folder.resolve("report").resolve(name));
    }

    // ---- features

    @ParameterizedTest
    @ValueSource(strings = {"RSI_9", "rsi 9", "rsi-9", " rsi_9", "Rsi9"})
    void aFeatureUnderAnotherNameIsNoParityAndThatNameIsPointedOut(String column) throws IOException {
        Path expected = renamed(column);
        assertThat(check(
                        golden().bars(),
                        expected,
                        "--report",
                        folder.resolve("report").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: FP-906 at " + expected
                        + ", rsi_9: must be compared, for it is a feature of the contract (map it with --expected-column"
                        + " 'rsi_9=" + column + "', or leave it out with --allow-missing rsi_9), but was not there;"
                        + " similar: \"" + column + "\"\n");
        assertThat(run.out())
                .contains("compared: 12 of 13 features: log_ret_5m, ")
                .contains("failure: not compared: rsi_9, not there; similar: \"" + column + "\"\n")
                .contains("ignored: \"" + column + "\" (similar to rsi_9)\n")
                .endsWith("INCOMPLETE: 1 file, 3600 values compared, none diverged\n");
        assertThat(check(golden().bars(), expected, "--expected-column", "rsi_9=" + column))
                .isEqualTo(ExitCode.PARITY);
    }

    @Test
    void everyReportSaysAtItsTopWhatIsMissing() throws IOException {
        check(
                golden().bars(),
                renamed("RSI_9"),
                "--report",
                folder.resolve("report").toString());
        StoredReport json = ReportReader.read("report.json", report("report.json"));
        assertThat(json.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(json.report().isParity()).isTrue();
        assertThat(json.isParity()).isFalse();
        String page = report("report.html");
        assertThat(page)
                .contains("<title>Incomplete: parity check</title>", "verdict bad", "Incomplete</h1>")
                .contains("failure: not compared: rsi_9, not there; similar: &quot;RSI_9&quot;</li>");
        assertThat(page.indexOf("not compared: rsi_9")).isLessThan(page.indexOf("id=\"features\""));
        assertThat(report("report.md"))
                .startsWith("## \u274c Incomplete: parity check\n")
                .contains("- failure&#58; not compared&#58; rsi&#95;9, not there; similar&#58; &#34;RSI&#95;9&#34;\n");
        assertThat(report("TEST-parity.xml"))
                .contains("failures=\"1\" ")
                .contains("<testcase classname=\"coverage\" name=\"rsi_9\" time=\"0\">\n    <failure type=\"FP-906\"")
                .contains("<property name=\"not compared\" value=\"rsi_9, not there; similar: &quot;RSI_9&quot;\"/>")
                .contains("<property name=\"rows joined\" value=\"100 %: 300 of 300 at times of both, 99 % needed\"/>");
    }

    @Test
    void whatWasLeftOutOnPurposeIsParityAndStillSaid() throws IOException {
        Path report = folder.resolve("report");
        assertThat(check(golden().bars(), renamed("RSI_9"), "--allow-missing", "rsi_9", "--report", report.toString()))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.err()).isEmpty();
        String said = "not compared, for it was allowed to be missing: rsi_9 (similar: \"RSI_9\")";
        assertThat(run.out()).contains(said + "\n").endsWith("PARITY: 1 file, 3600 values compared, none diverged\n");
        assertThat(ReportReader.read("report.json", report("report.json")).isParity())
                .isTrue();
        assertThat(report("report.json")).contains("\"reason\" : \"allowed\"");
        assertThat(report("report.html")).contains("Parity</h1>", said.replace("\"", "&quot;") + "</li>");
        assertThat(report("report.md")).contains("allowed to be missing&#58; rsi&#95;9");
        assertThat(report("TEST-parity.xml"))
                .contains("failures=\"0\" errors=\"0\" skipped=\"1\" ")
                .contains("<skipped message=\"not there, which was allowed; similar: &quot;RSI_9&quot;\"/>");
        assertThat(check(golden().bars(), golden().expected("raw"), "--allow-missing", "rsi_9"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("compared: 13 of 13 features");
    }

    @Test
    void aNameThatIsNoFeatureCannotBeAllowed() {
        assertThat(check(golden().bars(), golden().expected("raw"), "--allow-missing", "RSI_9"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-210 at --allow-missing: ")
                .endsWith("but was RSI_9; similar: \"rsi_9\"\n");
        Path one = golden().write("one.csv", List.of("time,RSI_9", "2024-02-27T13:00:00Z,50"));
        assertThat(check(golden().bars(), one)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-905 at " + one)
                .endsWith("but was time, RSI_9; similar: \"RSI_9\" to rsi_9\n");
        assertThat(check(golden().bars(), one, "--allow-missing", "rsi_9")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aDivergenceInAnIncompleteComparisonIsStillShown() {
        List<String> lines = raw();
        lines.replaceAll(line -> line.substring(0, line.lastIndexOf(',')));
        lines.set(9, lines.get(9).replaceFirst(",[^,]*,", ",7,"));
        assertThat(check(golden().bars(), golden().write("expected.csv", lines)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.out())
                .contains("first divergence: FP-801 at ")
                .endsWith("INCOMPLETE: 1 file, 3600 values compared, 1 diverged\n");
        assertThat(run.err()).startsWith("parity: FP-906 at ").contains(", usdmxn_change_1d: must be compared");
    }

    // ---- rows

    @Test
    void oneCommonRowOfManyIsNoParityOnEitherSide() throws IOException {
        List<String> lines = raw();
        Path one = golden().write("one.csv", List.of(lines.get(0), lines.get(250)));
        assertThat(check(
                        golden().bars(),
                        one,
                        "--report",
                        folder.resolve("report").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-907 at " + one).endsWith("but was 0.33 %: 1 of 300\n");
        String share = "rows joined: 0.33 %: 1 of 300 at times of both, 99 % needed";
        assertThat(run.out()).contains("failure: " + share + "\n").endsWith("13 values compared, none diverged\n");
        assertThat(report("report.html")).contains("failure: " + share + "</li>");
        assertThat(report("report.md")).contains("- failure&#58; rows joined&#58; 0.33 %&#58; 1 of 300");
        assertThat(report("report.json")).contains("\"joined_share\" : \"0.33 %: 1 of 300\"");
        assertThat(report("TEST-parity.xml"))
                .contains(
                        "<testcase classname=\"coverage\" name=\"rows joined\" time=\"0\">\n    <failure type=\"FP-907\"");
        List<String> bars = GoldenTables.lines(golden().bars());
        Path oneBar = golden().write("bars.csv", bars.subList(0, 2));
        assertThat(check(oneBar, golden().expected("raw"))).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-907 at ").endsWith("but was 0.33 %: 1 of 300\n");
        assertThat(check(golden().bars(), one, "--min-joined", "0")).isEqualTo(ExitCode.PARITY);
    }

    @Test
    void aPeriodIsComparedWholeAndTheBarsBeforeItAreHistory() {
        List<String> lines = raw();
        lines.subList(1, 61).clear();
        Path expected = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.USAGE);
        assertThat(check(golden().bars(), expected, "--from", "2024-02-28")).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains("rows joined: 100 %: 240 of 240 at times of both, 99 % needed\n")
                .contains("rows counted: from 2024-02-28T00:00:00Z to the end alone\n");
        assertThat(check(golden().bars(), expected, "--from", "2024-02-28", "--to", "2024-02-28"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("60 of 60").endsWith("780 values compared, none diverged\n");
        assertThat(check(golden().bars(), expected, "--from", "2025-01-01")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-905 at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "-1", "x", "101%", "NaN"})
    void aShareIsFromNothingToAll(String share) {
        assertThat(check(golden().bars(), golden().expected("raw"), "--min-joined=" + share))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("must be a share from 0 to 1, such as 0.99, or 99%, but was '" + share + "'");
    }

    // ---- times

    private Path barsAt(String name, UnaryOperator<String> time) {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        for (int i = 1; i < lines.size(); i++) {
            int comma = lines.get(i).indexOf(',');
            lines.set(
                    i,
                    time.apply(lines.get(i).substring(0, comma)) + lines.get(i).substring(comma));
        }
        return golden().write(name, lines);
    }

    private Path barsBy(String name, long factor, long divisor) {
        return barsAt(name, time -> Long.toString(Instant.parse(time).toEpochMilli() * factor / divisor));
    }

    @ParameterizedTest
    @CsvSource({"1,1000,seconds", "1000,1,microseconds", "1000000,1,nanoseconds", "1,60000,minutes"})
    void timesOfAnotherUnitAreRefusedWithTheUnit(long factor, long divisor, String unit) {
        Path bars = barsBy("unit.csv", factor, divisor);
        for (Run refused : List.of(
                verb("features", "--bars", bars, "--out", folder.resolve("out.csv")),
                verb("check", "--bars", bars, "--expected", golden().expected("raw")),
                verb("stats", "fit", "--bars", bars, "--out", folder.resolve("fit.json")),
                verb("stats", "verify", golden().stats(), "--bars", bars),
                verb("warmup", "--bars", bars))) {
            assertThat(refused.err())
                    .startsWith("parity: FP-908 at " + bars + ", line 2")
                    .contains("as " + unit + " since 1970 it is 2024-02-27T13:00:00Z")
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(folder.resolve("fit.json")).doesNotExist();
    }

    @Test
    void timesOfAnotherUnitAreRefusedInTheExpectedFileToo() {
        List<String> lines = raw();
        lines.set(1, lines.get(1).replaceFirst("[^,]*", "1709038800"));
        Path expected = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-908 at " + expected + ", line 2")
                .contains("as seconds since 1970");
        Path text = barsAt(
                "text.csv",
                time -> Instant.ofEpochMilli(Instant.parse(time).getEpochSecond())
                        .toString());
        assertThat(features(text)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-908", "as seconds since 1970 it is 2024-02-27T13:00:00Z");
        assertThat(features(text, "--trust-times")).isEqualTo(ExitCode.PARITY);
    }

    /** Each with the run's exit code looked at: bad input. */
    private Run verb(String verb, Object... words) {
        Run other = new Run();
        assertThat(other.verb(verb, words)).isEqualTo(ExitCode.USAGE);
        return other;
    }

    private Path bogota(int bars) {
        Path all = barsAt(
                "bogota.csv",
                time -> Instant.parse(time).minusSeconds(5 * 3600).toString().replace("Z", ""));
        return golden().write("bogota.csv", GoldenTables.lines(all).subList(0, bars + 1));
    }

    @Test
    void localTimesTakenForUtcAreRefusedByEveryVerb() {
        Path bars = bogota(300);
        for (Run refused : List.of(
                verb("features", "--assume-utc", "--bars", bars, "--out", folder.resolve("out.csv")),
                verb(
                        "check",
                        "--assume-utc",
                        "--bars",
                        bars,
                        "--expected",
                        golden().expected("raw"),
                        "--min-joined",
                        "0"),
                verb("stats", "fit", "--assume-utc", "--bars", bars, "--out", folder.resolve("fit.json")),
                verb("stats", "verify", golden().stats(), "--assume-utc", "--bars", bars),
                verb("warmup", "--assume-utc", "--bars", bars))) {
            assertThat(refused.err())
                    .isEqualTo("parity: FP-909 at " + bars
                            + ": must have times in UTC (or say --trust-times); these look like America/Bogota times"
                            + " labelled UTC (UTC-5): 0 of 300 bars are within a session as they are, 300 would be with 5"
                            + " hours added, but was 0 of 300 in a session\n");
        }
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(folder.resolve("fit.json")).doesNotExist();
        assertThat(features(bars, "--assume-utc", "--trust-times")).isEqualTo(ExitCode.PARITY);
    }

    /** Half an hour of bars fits many zones, and bars around the clock fit none. */
    @Test
    void timesOfWhichNothingCanBeToldAreLetThrough() {
        assertThat(features(bogota(11), "--assume-utc")).isEqualTo(ExitCode.PARITY);
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        Instant first = Instant.parse("2024-03-04T00:00:00Z");
        for (int i = 1; i < lines.size(); i++) {
            String rest = lines.get(i).substring(lines.get(i).indexOf(','));
            lines.set(i, first.plusSeconds(i * 300L) + rest);
        }
        Path clock = golden().write("clock.csv", lines);
        assertThat(features(clock)).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .startsWith("warning: times of " + clock + ": it cannot be told what zone these times are of: ");
        Path own = folder.resolve("out.csv");
        assertThat(check(clock, own)).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("warning: times of " + clock + ": ", "warning: times of " + own + ": ");
    }

    /** A session in the night is a session: times are held against the contract's own. */
    @Test
    void aContractWithAnotherSessionHasOtherTimes() throws IOException {
        Path contract = folder.resolve("night.json");
        Path builtIn = Path.of("..", "lib-contract", "src", "main", "resources")
                .resolve(Path.of("io", "featureparity", "contract", "usdcop-m5-1.0.0.json"));
        Files.writeString(
                contract,
                Files.readString(builtIn).replace("\"13:00\"", "\"02:00\"").replace("\"17:55\"", "\"06:55\""));
        Path night = barsAt(
                "night.csv", time -> Instant.parse(time).minusSeconds(11 * 3600).toString());
        assertThat(features(night, "--contract", contract.toString())).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).doesNotContain("warning");
        assertThat(features(night)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-909 at " + night).contains("(UTC-11)");
        assertThat(features(golden().bars(), "--contract", contract.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-909 at ").contains("(UTC+11)");
    }

    @Test
    void expectedValuesWithLocalTimesAreRefusedByTheirFile() {
        List<String> lines = raw();
        for (int i = 1; i < lines.size(); i++) {
            String time = lines.get(i).substring(0, lines.get(i).indexOf(','));
            lines.set(
                    i,
                    lines.get(i)
                            .replace(
                                    time,
                                    Instant.parse(time).minusSeconds(5 * 3600).toString()));
        }
        Path expected = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-909 at " + expected + ": ");
    }

    // ---- policies

    @Test
    void aPolicyThatLeavesOutMoreThanATenthFails() {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        for (int i = 1; i <= 31; i++) {
            lines.set(i, lines.get(i).replaceFirst("T..:", "T0" + i / 12 + ":"));
        }
        List<String> sorted = new ArrayList<>(lines.subList(1, 61));
        sorted.sort(null);
        for (int i = 0; i < 60; i++) {
            lines.set(i + 1, sorted.get(i));
        }
        Path bars = golden().write("bars.csv", lines);
        assertThat(features(bars)).isEqualTo(ExitCode.PARITY);
        assertThat(features(bars, "--policy", "live")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo(
                        "parity: FP-910 at " + bars + ": must have at most 10 % of its bars left out by the policy live"
                                + " (or say --max-left-out), but was 10.33 %: 31 of 300 (31 outside session dropped)\n");
        assertThat(run.out()).isEmpty();
        Run fit = verb("stats", "fit", "--policy", "live", "--bars", bars, "--out", folder.resolve("fit.json"));
        assertThat(fit.err()).startsWith("parity: FP-910 at " + bars);
        assertThat(features(bars, "--policy", "live", "--max-left-out", "0.11")).isEqualTo(ExitCode.PARITY);
        assertThat(features(bars, "--policy", "live", "--max-left-out", "10%")).isEqualTo(ExitCode.USAGE);
    }

    // ---- open and close

    /** The first bars with their close above their high. */
    private Path outside(int count) {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        for (int i = 1; i <= count; i++) {
            String[] fields = lines.get(i).split(",", -1);
            fields[4] = Double.toString(Double.parseDouble(fields[2]) + 1);
            lines.set(i, String.join(",", fields));
        }
        return golden().write("outside.csv", lines);
    }

    @Test
    void barsWithTheirCloseAboveTheHighAreCountedInEachVerdict() throws IOException {
        Path bars = outside(4);
        assertThat(features(bars)).isEqualTo(ExitCode.PARITY);
        String said = "open or close outside of high and low: 1.33 %: 4 of 300 bars";
        assertThat(run.out()).contains("warning: " + said + "\n");
        Path own = Files.copy(folder.resolve("out.csv"), folder.resolve("own.csv"));
        assertThat(check(bars, own, "--report", folder.resolve("report").toString()))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains("\nwarning: " + said + "\n")
                .endsWith("PARITY: 1 file, 3900 values compared, none diverged; warning: " + said + "\n");
        assertThat(report("report.html")).contains("<li class=\"warning\">warning: " + said + "</li>");
        assertThat(report("report.md")).contains("- warning&#58; open or close outside of high and low");
        assertThat(report("report.json")).contains("\"outside_high_low\" : \"4\"");
        assertThat(report("TEST-parity.xml")).contains("value=\"1.33 %: 4 of 300 bars\"");
        assertThat(features(outside(3))).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("\nopen or close outside of high and low: 1 %: 3 of 300 bars\n");
    }

    @Test
    void aCallerCanRefuseThem() {
        Path bars = outside(1);
        String option = "--refuse-outside-high-low";
        for (Run refused : List.of(
                verb("features", option, "--bars", bars, "--out", folder.resolve("out.csv")),
                verb("check", option, "--bars", bars, "--expected", golden().expected("raw")),
                verb("stats", "fit", option, "--bars", bars, "--out", folder.resolve("fit.json")),
                verb("stats", "verify", golden().stats(), option, "--bars", bars),
                verb("warmup", option, "--bars", bars))) {
            assertThat(refused.err())
                    .startsWith("parity: FP-579 at " + bars + ", line 2, close: must be between the low and the high, ")
                    .contains(" (or leave --refuse-outside-high-low out), but was ")
                    .hasLineCount(1);
        }
        assertThat(features(golden().bars(), option)).isEqualTo(ExitCode.PARITY);
    }
}
