// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.parity.report.ReportReader;
import io.featureparity.parity.report.StoredReport;
import io.featureparity.parity.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that compared little is no success, and whoever reads a report of it sees why. */
class NoSilentGreenTest extends GoldenRuns {

    private Path renamed(String column) {
        List<String> lines = raw();
        lines.set(0, lines.get(0).replace("rsi_9", column));
        return golden().write("expected.csv", lines);
    }

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
                .endsWith("; did you mean 'rsi_9'?, but was RSI_9\n");
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
                .contains(
                        "\nINCOMPLETE: 1 file, 3600 values compared, 1 diverged\nto see which formula made it: parity diagnose ")
                .endsWith("/expected.csv:log_ret_5m\n");
        assertThat(run.err()).startsWith("parity: FP-906 at ").contains(", usdmxn_change_1d: must be compared");
    }

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
}
