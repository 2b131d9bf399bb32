// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.json.Sha256;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.parity.report.ReportReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckCommandTest extends GoldenRuns {

    /** A line with another text in one of its fields. */
    private static String with(String line, int field, String text) {
        String[] fields = line.split(",", -1);
        fields[field] = text;
        return String.join(",", fields);
    }

    @Test
    void whatTrainingComputedIsParityAtEachStage() {
        Path bars = golden().barsWithPositions();
        String stats = golden().stats().toString();
        assertThat(check(bars, golden().expected("raw"))).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .startsWith(folder.resolve("raw.csv") + " against " + bars + ", 300 times in common\n" + "contract "
                        + FeatureContract.builtIn("usdcop-m5", "1.0.0") + ", no statistics\n")
                .endsWith("PARITY: 1 file, 3900 values compared, none diverged\n");
        assertThat(run.out().lines()).anyMatch(line -> line.matches("raw +rsi_9 +300 +0 +0"));
        assertThat(run.err()).isEmpty();
        assertThat(check(bars, golden().expected("normalized"), "--stage", "normalized", "--norm-stats", stats))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).endsWith("PARITY: 1 file, 3900 values compared, none diverged\n");
        assertThat(check(
                        bars,
                        golden().expected("observation"),
                        "--stage",
                        "observation",
                        "--norm-stats",
                        stats,
                        "--position",
                        "position"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains("not compared, for a bar of the warm-up has no observation: 14 rows\n")
                .endsWith("PARITY: 1 file, 4290 values compared, none diverged\n");
    }

    @Test
    void aReportHasTheFilesWithTheirHashesAndHowTheyDiverge() throws IOException {
        List<String> lines = raw();
        lines.set(22, with(lines.get(22), 4, "50.000001"));
        Path expected = golden().write("expected.csv", lines);
        Path reports = folder.resolve("reports");
        assertThat(check(golden().bars(), expected, "--report", reports.toString()))
                .isEqualTo(ExitCode.DIVERGENCE);
        String text = run.out();
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out()).isEqualTo(text);
        String json = Files.readString(reports.resolve("report.json"));
        assertThat(ReportReader.read("report.json", json).report().diverged()).isEqualTo(1);
        assertThat(json)
                .contains(
                        "\"title\" : \"parity check\"",
                        "\"SHA-256\" : \"" + Sha256.of(Files.readAllBytes(expected)) + "\"",
                        "\"on both sides\" : \"300 rows\"",
                        "\"thing\" : \"contract usdcop-m5@1.0.0\"")
                .doesNotContain("statistics");
        assertThat(Files.readString(reports.resolve("report.html")))
                .contains("<strong>rsi_9</strong> (raw) in <strong>" + expected, "All 300 bars are here, exactly.");
        assertThat(Files.readString(reports.resolve("TEST-parity.xml"))).contains("<failure type=\"FP-801\"");
        assertThat(reports.resolve("report.md")).exists();
    }

    @Test
    void aReportFolderThatCannotBeWrittenIsBadInput() {
        Path file = golden().expected("raw");
        assertThat(check(golden().bars(), file, "--report", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-911 at " + file + ": ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void oneValueBeyondToleranceIsADivergenceAndShownWithItsPlace() {
        List<String> lines = raw();
        lines.set(22, with(lines.get(22), 4, "50.000001"));
        lines.set(30, with(lines.get(30), 6, ""));
        Path expected = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("raw +rsi_9 +300 +1 +[0-9]+"))
                .anyMatch(line -> line.matches("raw +adx_14 +300 +1 +incomparable"))
                .anyMatch(line -> line.startsWith("first divergence: FP-801 at " + expected + ", rsi_9, bar 21"))
                .anyMatch(line -> line.equals("DIVERGENCE: 1 file, 3900 values compared, 2 diverged"));
        assertThat(run.err()).isEmpty();
    }

    /** A percentage where the contract has a fraction: every value, and nothing else. */
    @Test
    void F_anotherDialectOfOneFeatureIsFound() {
        List<String> lines = raw();
        for (int i = 1; i < lines.size(); i++) {
            double percent = 100 * Double.parseDouble(lines.get(i).split(",", -1)[5]);
            lines.set(i, with(lines.get(i), 5, Double.toString(percent)));
        }
        assertThat(check(golden().bars(), golden().write("expected.csv", lines)))
                .isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out()).contains("DIVERGENCE: 1 file, 3900 values compared, 300 diverged");
        assertThat(check(golden().bars(), folder.resolve("expected.csv"), "--feature", "rsi_9,adx_14"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).endsWith("PARITY: 1 file, 600 values compared, none diverged\n");
    }

    @Test
    void rowsOnOneSideAloneAreReportedAndNoDivergence() {
        List<String> lines = raw();
        lines.subList(1, 15).clear();
        lines.set(3, with(lines.get(3), 0, "2024-02-27T14:21:00Z"));
        lines.add(lines.get(1).replaceFirst("[^,]*", "2031-01-01T00:00:00Z"));
        Path expected = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), expected, "--min-joined", "0.95")).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains(expected + " against " + golden().bars() + ", 285 times in common\n")
                .contains("rows joined: 95 %: 285 of 300 at times of both, 95 % needed\n")
                .contains("only in the bars: 15 rows, 2024-02-27T13:00:00Z to 2024-02-27T14:20:00Z\n")
                .contains("only in the expected values: 2 rows, 2024-02-27T14:21:00Z to 2031-01-01T00:00:00Z\n");
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: FP-907 at " + expected
                        + ": must have 99 % of its rows, and of the bars, at times of both (cut both files to the same time"
                        + " with --from and --to, or say --min-joined), but was 95 %: 285 of 300\n");
        assertThat(run.out()).endsWith("INCOMPLETE: 1 file, 3705 values compared, none diverged\n");
    }

    @Test
    void nothingInCommonIsBadInputAndNoParity() {
        List<String> lines =
                raw().stream().map(line -> line.replace("2024-", "2028-")).toList();
        Path expected = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: FP-905 at " + expected + ": must have a time in common with " + golden().bars()
                        + ", but was none in 300 rows\n");
        assertThat(run.out()).contains("only in the expected values: 300 rows").doesNotContain("PARITY:");
    }

    @Test
    void aFileWithoutFeaturesIsBadInputAndNoParity() {
        assertThat(check(golden().bars(), golden().bars())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-905 at " + golden().bars() + ": must have a column of a feature: ");
        Path warmUp = golden().write(
                        "expected.csv",
                        GoldenTables.lines(golden().expected("observation")).subList(0, 15));
        assertThat(check(
                        golden().bars(),
                        warmUp,
                        "--stage",
                        "observation",
                        "--norm-stats",
                        golden().stats().toString(),
                        "--position",
                        "0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: FP-905 at " + warmUp + ": must have a row after the warm-up, but was"
                        + " none in 14 rows\n");
    }

    @Test
    void aSubsetIsComparedAndWhatIsLeftOutIsNamed() {
        List<String> lines = raw().stream()
                .map(line -> line.split(",", -1))
                .map(fields -> fields[0] + "," + fields[6] + ",1," + fields[4])
                .toList();
        List<String> named = new ArrayList<>(lines);
        named.set(0, "time,adx_14,volume,RSI");
        Path expected = golden().write("expected.csv", named);
        String others = "log_ret_5m,log_ret_1h,log_ret_4h,atr_pct,dxy_z,dxy_change_1d,vix_z,embi_z,brent_change_1d,"
                + "rate_spread,usdmxn_change_1d";
        assertThat(check(golden().bars(), expected, "--expected-column", "rsi_9=RSI", "--allow-missing", others))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains("compared: 2 of 13 features: rsi_9, adx_14\n")
                .contains("columns that are no feature, ignored: volume\n")
                .contains("not compared, for it was allowed to be missing: " + others.replace(",", ", ") + "\n")
                .endsWith("PARITY: 1 file, 600 values compared, none diverged\n");
        assertThat(check(golden().bars(), expected, "--expected-column", "rsi_9=RSI", "--feature", "rsi_9,adx_14"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("not compared, for it was not asked for: " + others.replace(",", ", ") + "\n");
    }

    @Test
    void aFeatureThatIsAskedForMustBeThere() {
        Path expected = golden().expected("raw");
        assertThat(check(golden().bars(), expected, "--feature", "rsi_14")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-210 at --feature: must be one of those of ")
                .hasLineCount(1);
        assertThat(check(golden().bars(), expected, "--feature", "position")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-210 at ");
        List<String> lines = raw().stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
        Path narrow = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), narrow, "--feature", "usdmxn_change_1d"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-902 at " + narrow + ", usdmxn_change_1d: must be a column");
    }

    @Test
    void badRowsOfTheExpectedFileAreRefusedWithTheirPlace() {
        List<String> lines = raw();
        lines.set(5, with(lines.get(5), 4, "n/a"));
        Path expected = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: FP-903 at " + expected
                        + ", line 6, rsi_9: must be a number, or empty where absent, but was n/a\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theExampleIsInTheHelp() {
        assertThat(run.of("check", "--help")).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("Example:", "parity check --bars bars.csv --expected features.parquet");
    }
}
