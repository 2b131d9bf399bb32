// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.json.Sha256;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenSuite;
import io.featureparity.parity.report.ReportReader;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final FeatureSource ENGINE = FeatureSource.streaming();

    /** An RSI that is a little off from bar 20 on, and a NaN for the ADX of one bar. */
    private static final FeatureSource WRONG = (golden, rows) -> {
        int[] next = {0};
        ENGINE.compute(golden, (raw, normalized, observation) -> {
            int bar = next[0]++;
            if (golden.name().equals("month-end") && bar >= 20) {
                raw[3] = Math.nextUp(raw[3]);
                raw[5] = bar == 30 ? Double.NaN : raw[5];
            }
            rows.next(raw, normalized, observation);
        });
    };

    /** What is said of the cases that came with the command. Run once: it takes seconds. */
    private static final Run OF_ALL = new Run();

    private static final ExitCode VERDICT = OF_ALL.of("verify");
    private static final ParityReport REPORT = GoldenSuite.onClassPath().hold(ENGINE);

    private final Run run = new Run();

    @TempDir
    private Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void copySuite() {
        suite = SuiteFolder.of(folder, "month-end", "flat");
    }

    @Test
    void theEngineIsHeldAgainstTheCasesThatCameWithTheCommand() {
        assertThat(VERDICT).isEqualTo(ExitCode.PARITY);
        int cases = GoldenSuite.onClassPath().cases().size();
        long values = REPORT.compared();
        List<String> lines = OF_ALL.out().lines().toList();
        assertThat(lines.get(0)).startsWith("compared: 50 of 50 features: log_ret_5m, ");
        assertThat(lines.get(1)).matches("rows joined: 100 %: ([0-9,]+) of \\1 at times of both, 99 % needed");
        assertThat(lines.get(2)).startsWith("open or close outside of high and low: ");
        assertThat(lines.get(4)).matches("stage +feature +compared +diverged +worst ulps");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("PARITY: " + cases + " cases, " + values + " values compared, none diverged; "
                        + "open or close outside of high and low: 0.08 %: 25 of 30,753 bars");
        assertThat(OF_ALL.err()).isEmpty();
    }

    @Test
    void thereIsALineForEachFeatureAndStage() {
        assertThat(VERDICT).isEqualTo(ExitCode.PARITY);
        int expected = REPORT.lines().size();
        assertThat(OF_ALL.out().lines().filter(line -> line.matches("(raw|normalized|observation) .*")))
                .hasSize(expected)
                .anySatisfy(line -> assertThat(line).matches("raw +log_ret_5m +[1-9][0-9]* +0 +[01]"))
                .anySatisfy(line -> assertThat(line).matches("normalized +adx_14 +[1-9][0-9]* +0 +0"))
                .anySatisfy(line -> assertThat(line).matches("observation +time_normalized +[1-9][0-9]* +0 +0"))
                .allSatisfy(line -> assertThat(line)
                        .hasSameSizeAs(OF_ALL.out()
                                .lines()
                                .filter(header -> header.startsWith("stage "))
                                .findFirst()
                                .orElseThrow()));
    }

    @Test
    void aFolderIsHeldInTheirPlace() {
        Path whole = SuiteFolder.whole(folder.resolve("whole")).folder();
        assertThat(run.of("verify", "--suite", whole.toString())).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).isEqualTo(OF_ALL.out());
    }

    @Test
    void aDivergenceIsShownWithItsPlaceAndValuesAndTheVerdictComesLast() {
        assertThat(run.with(WRONG, "verify", "--suite", folder.toString())).isEqualTo(ExitCode.DIVERGENCE);
        List<String> lines = run.out().lines().toList();
        assertThat(lines).anySatisfy(line -> assertThat(line).matches("raw +rsi_9 +[0-9]+ +280 +1"));
        assertThat(lines).anySatisfy(line -> assertThat(line).matches("raw +adx_14 +[0-9]+ +1 +incomparable"));
        assertThat(lines.get(lines.size() - 2)).startsWith("kind of difference: last bits: the largest error is ");
        assertThat(lines.get(lines.size() - 3))
                .startsWith("first divergence: FP-801 at month-end, rsi_9, bar 20 (2024-02-27T14:40:00Z): must be ")
                .endsWith("), 1 ulp apart");
        assertThat(lines.get(lines.size() - 1)).matches("DIVERGENCE: \\d+ cases, \\d+ values compared, 281 diverged");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void noCasesAreNoParity() throws IOException {
        suite.manifest().putArray("cases");
        suite.save();
        Path manifest = suite.path("manifest.json");
        assertRefused("parity: FP-703 at " + manifest + ": must list at least one case, but was none\n");
    }

    @Test
    void aMissingFileIsBadInputAndNamed() throws IOException {
        Path missing = folder.resolve("cases/month-end/raw.csv");
        Files.delete(missing);
        assertRefused("parity: FP-701 at " + missing + ": must be a file that can be read, but was no such file\n");
    }

    @Test
    void anAlteredFileIsBadInputAndNamedInOneLineThoughThereAreMore() throws IOException {
        Path altered = folder.resolve("cases/month-end/raw.csv");
        Files.writeString(altered, Files.readString(altered).replaceFirst("50\\.0", "50.1"));
        Files.delete(folder.resolve("cases/month-end/state.csv"));
        Files.writeString(folder.resolve("cases/month-end/evil\u001b[31m\nname.csv"), "");
        assertThat(run.of("verify", "--suite", folder.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-702 at " + altered + ": must have the manifest's SHA-256, ")
                .endsWith(" (and 2 more)\n")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aNameThatWouldSteerTheTerminalIsShownWithoutItsControls() throws IOException {
        Files.writeString(folder.resolve("cases/evil\u001b[31m\nname.csv"), "");
        assertRefused("parity: FP-702 at " + folder.resolve("cases/evil?[31m?name.csv")
                + ": must be a file that the manifest answers for, but was one it does not know\n");
    }

    @Test
    void aFolderThatIsNoSuiteIsBadInput() {
        Path nowhere = folder.resolve("nowhere");
        assertThat(run.of("verify", "--suite", nowhere.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-701 at " + nowhere.resolve("manifest.json") + ": must be a file")
                .hasLineCount(1);
    }

    /** Here it is not the caller's input that is wrong. */
    @Test
    void aRefusalWithoutAFolderIsAFaultOfOurs() {
        FeatureSource lazy = (golden, rows) -> {};
        assertThat(run.with(lazy, "verify")).isEqualTo(ExitCode.FAULT);
        assertThat(run.err())
                .startsWith("parity: FP-705 at case session-walk: the source must give a row for each of its 1500 bars")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aReportIsWrittenToItsFolderAndTheTextIsTheSame() throws IOException {
        Path reports = folder.resolveSibling(folder.getFileName() + "-reports");
        assertThat(run.with(WRONG, "verify", "--suite", folder.toString(), "--report", reports.toString()))
                .isEqualTo(ExitCode.DIVERGENCE);
        Run without = new Run();
        assertThat(without.with(WRONG, "verify", "--suite", folder.toString())).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out()).isEqualTo(without.out());
        String json = Files.readString(reports.resolve("report.json"));
        assertThat(ReportReader.read("report.json", json).report())
                .isEqualTo(GoldenSuite.open(folder).hold(WRONG));
        String manifest = Sha256.of(Files.readAllBytes(folder.resolve("manifest.json")));
        assertThat(json).contains("\"title\" : \"parity verify\"", "\"manifest hash\" : \"" + manifest + "\"");
        assertThat(Files.readString(reports.resolve("report.html")))
                .contains("<strong>rsi_9</strong> (raw) in <strong>month-end</strong>, bar 20", manifest)
                .containsPattern("<dt>version</dt><dd><code>[0-9][^<]*</code>");
        assertThat(Files.readString(reports.resolve("report.md"))).startsWith("## \u274c Divergence: parity verify");
        assertThat(Files.readString(reports.resolve("TEST-parity.xml")))
                .contains(
                        "<testcase classname=\"month-end.raw\" name=\"rsi_9\" time=\"0\">\n    <failure type=\"FP-801\"");
    }

    @Test
    void aReportFolderThatCannotBeWrittenIsBadInputAlsoForTheCasesThatCameWithTheCommand() {
        Path file = folder.resolve("manifest.json");
        assertThat(run.of("verify", "--report", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-911 at " + file + ": must be a folder that can be written to, but was ")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    private void assertRefused(String message) {
        assertThat(run.of("verify", "--suite", folder.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo(message);
        assertThat(run.out()).isEmpty();
    }
}
