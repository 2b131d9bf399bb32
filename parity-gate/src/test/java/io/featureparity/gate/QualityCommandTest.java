// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityCommandTest {

    /** Five sessions, from 2024-02-27 to 2024-03-04, of which each bar is there and good. */
    private static final Path GOOD = GoldenData.path("cases/month-end/input.csv");

    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int DXY = 5;

    @TempDir
    private Path folder;

    private final Run run = new Run();
    private final List<String> lines = new ArrayList<>(GoldenTables.lines(GOOD));

    private Path file(String name, List<String> content) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", content) + "\n");
    }

    private Path file() throws IOException {
        return file("bars.csv", lines);
    }

    /** Replaces a field of a line, as an editor counts lines. */
    private void set(int line, int column, String value) {
        String[] fields = lines.get(line - 1).split(",", -1);
        fields[column] = value;
        lines.set(line - 1, String.join(",", fields));
    }

    private String get(int line, int column) {
        return lines.get(line - 1).split(",", -1)[column];
    }

    private ExitCode quality(Object... args) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--bars", file()));
        all.addAll(List.of(args));
        return run.verb("quality", all.toArray());
    }

    private JsonNode json(Object... args) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--bars", file(), "--json"));
        all.addAll(List.of(args));
        Run other = new Run();
        other.verb("quality", all.toArray());
        return JsonMapper.builder().build().readTree(other.out());
    }

    // ---- what is said

    @Test
    void goodBarsHaveTheBestScore() throws IOException {
        assertThat(quality("--min-score", 100)).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains("300 bars of " + folder.resolve("bars.csv"))
                .contains("Score 100.00 of 100: 5 sessions from 2024-02-27 to 2024-03-04, 5 of them whole")
                .contains("No rule is broken")
                .contains("2024-02-29  100.00  60    0        none");
    }

    @Test
    void eachRuleIsNamedWithItsFirstBar() throws IOException {
        set(100, CLOSE, "1e12");
        set(200, DXY, "");
        set(201, DXY, "");
        String[] swapped = {get(150, HIGH), get(150, LOW)};
        set(150, HIGH, swapped[1]);
        set(150, LOW, swapped[0]);
        lines.remove(250);
        assertThat(quality("--min-score", 98.34)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .containsPattern("price_absurd +range +100.00 +1 +1 +2024-02-28T16:10:00Z +.*bars.csv, line 100\n")
                .containsPattern("macro_absent +absence +10.00 +2 +1 +2024-03-01T14:30:00Z +.*bars.csv, line 200\n")
                .containsPattern(
                        "high_below_low +consistency +100.00 +1 +1 +2024-02-29T15:20:00Z +.*bars.csv, line 150\n")
                .containsPattern("bar_missing +completeness +100.00 +1 +1 +2024-03-04T13:45:00Z\n")
                .containsPattern("2024-02-28 +98.33 +60 +0 +price_absurd 1\n")
                .containsPattern("2024-03-01 +99.66 +60 +0 +macro_absent 2\n")
                .containsPattern("2024-03-04 +98.33 +59 +1 +bar_missing 1\n");
    }

    @Test
    void theScoreOfASessionMayBeTheLeast() throws IOException {
        set(200, DXY, "");
        double score = (59 * 100 + 90) / 60.0;
        assertThat(quality("--min-score", score)).isEqualTo(ExitCode.PARITY);
        assertThat(quality("--min-score", Math.nextUp(score))).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(quality()).isEqualTo(ExitCode.PARITY);
        assertThat(json().get("score").doubleValue()).isEqualTo((4 * 100 + score) / 5);
    }

    /** Nothing is refused that other verbs refuse. */
    @Test
    void barsAreJudgedAsTheyStandInTheFile() throws IOException {
        lines.add(100, lines.get(99));
        Collections.swap(lines, 200, 201);
        set(20, CLOSE, "-1");
        set(21, HIGH, "inf");
        JsonNode all = json();
        assertThat(all.get("broken").findValuesAsText("rule"))
                .containsExactly(
                        "repeated_time", "price_not_positive", "price_not_finite", "out_of_order", "bar_missing");
        assertThat(all.get("sessions")).hasSize(5);
        assertThat(all.at("/sessions/0/broken/price_not_positive").intValue()).isEqualTo(1);
        assertThat(all.at("/scores/2024-02-27/18").intValue()).isZero();
        assertThat(all.at("/scores/2024-02-27/17").intValue()).isEqualTo(100);
        assertThat(all.at("/scores/2024-02-27")).hasSize(60);
    }

    @Test
    void macroValuesOfAnotherFileAreSeenAsAFeedSeesThem() throws IOException {
        List<String> bars = new ArrayList<>();
        lines.forEach(line ->
                bars.add(String.join(",", List.of(line.split(",", -1)).subList(0, 5))));
        bars.add(100, bars.get(99)); // its macro values are not looked up again
        Path macro = file(
                "macro.csv",
                List.of(
                        "date,dxy,vix,embi,brent,usdmxn,treasury_10y",
                        "2024-02-26,104,14,300,82,17,4.25",
                        "2024-02-27,104,14,300,182,17,4.25",
                        "2024-02-28,104,14,300,182,17,4.25",
                        "2024-02-29,104,14,300,182,17,4.25",
                        "2024-03-01,104,14,300,182,17,4.25"));
        assertThat(run.verb("quality", "--bars", file("only.csv", bars), "--macro", macro))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .containsPattern("repeated_time +schema +30.00 +1 +1 ")
                .containsPattern("macro_step +consistency +20.00 +1 +1 +2024-02-28T13:00:00Z ")
                .doesNotContain("macro_absent", "never_present");
    }

    @Test
    void aColumnThatIsNeverThereIsNamed() throws IOException {
        IntStream.rangeClosed(2, 301).forEach(line -> set(line, DXY, ""));
        assertThat(quality()).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .containsPattern("column_never_present +schema +20.00 +5 +2024-02-27T17:55:00Z\n")
                .containsPattern("2024-02-27 +70.00 +60 +0 +column_never_present \\(dxy\\), macro_absent 60\n");
        assertThat(json().at("/sessions/0/never_present/0").textValue()).isEqualTo("dxy");
    }

    @Test
    void rulesOfAFileAreTakenInPlaceOfThoseOfTheLibrary() throws IOException {
        set(200, DXY, "");
        String text = QualityRules.builtIn()
                .document()
                .readableText()
                .replace("\"macro_absent\": {\"weight\": 10}", "\"macro_absent\": {\"weight\": 60}");
        Path rules = Files.writeString(folder.resolve("rules.json"), text);
        assertThat(json("--rules", rules).at("/sessions/3/score").doubleValue()).isEqualTo(5940 / 60.0);
    }

    @Test
    void aFileInParquetOrFromStandardInputIsJudgedToo() throws IOException {
        Path parquet = folder.resolve("bars.parquet");
        List<String> columns = List.of(lines.get(0).split(",", -1)).subList(1, 11);
        try (TableFile csv = TableFile.open(GOOD)) {
            List<NumberColumn> numbers = columns.stream()
                    .map(column -> new NumberColumn(column, NumberColumn.Kind.DOUBLE))
                    .toList();
            TableWriter.write(
                    parquet, columns, false, csv.read("time", numbers, TimeOrder.FORWARD, ZonelessTimes.refused("")));
        }
        assertThat(run.verb("quality", "--bars", parquet, "--min-score", 100)).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("300 bars of " + parquet);
        Run piped = new Run();
        assertThat(piped.reading(
                        Files.readAllBytes(GOOD), "quality", "--bars", "-", "--format", "csv", "--min-score", "100"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(piped.out()).contains("300 bars of ");
    }

    // ---- too little

    @Test
    void aFileWithoutABarIsNotGood() throws IOException {
        lines.subList(1, lines.size()).clear();
        assertThat(quality()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("parity: FP-904 at " + folder.resolve("bars.csv")
                        + ": must have at least one row, but was none\n");
    }

    /** No session is open at such a time, so none can be judged. */
    @Test
    void barsOfAnotherAgeAreNotGood() throws IOException {
        lines.subList(2, lines.size()).clear();
        set(2, 0, "2500-01-01T00:00:00Z");
        assertThat(quality("--trust-times")).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).contains("1 bar of ", "No bar was judged").doesNotContain("100.00");
        assertThat(run.err()).contains("FP-1243", "but was 1 bar in 0 sessions");
        assertThat(quality()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-908");
    }

    @Test
    void aFileWithoutAWholeSessionHasNoScore() throws IOException {
        lines.subList(1, 4).clear();
        lines.subList(30, lines.size()).clear();
        assertThat(quality("--report", folder.resolve("report"))).isEqualTo(ExitCode.USAGE);
        assertThat(run.out())
                .contains("No score, for no session is whole: 1 session from 2024-02-27 to 2024-02-27")
                .containsPattern("2024-02-27 +48.33 +29 +31 +in part; bar_missing 31");
        assertThat(run.err())
                .isEqualTo("parity: FP-1243 at " + folder.resolve("bars.csv")
                        + ": must hold a whole session, from the first bar that is expected to the last, but was 29 bars in 1"
                        + " session\n");
        assertThat(json().get("score").isNull()).isTrue();
        assertThat(Files.readString(folder.resolve("report/report.html"))).contains("Too little to judge");
        assertThat(Files.readString(folder.resolve("report/TEST-parity.xml"))).contains("failures=\"1\"");
    }

    @Test
    void sessionsAtTheEdgesOfAFileThatAreCutAreSaidToBe() throws IOException {
        lines.subList(1, 4).clear();
        assertThat(quality("--min-score", 96)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .contains("4 of them whole")
                .containsPattern("2024-02-27 +95.00 +57 +3 +in part; bar_missing 3");
        assertThat(quality("--min-score", 95)).isEqualTo(ExitCode.PARITY);
    }

    // ---- bad input

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "100.5", "NaN", "Infinity", "high"})
    void aLeastScoreThatIsNoneIsWrongUsage(String score) throws IOException {
        assertThat(quality("--min-score=" + score)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--min-score").contains("parity quality --help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void rulesThatAreNoneAreRefused() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), "{\"price_jump\": {\"weight\": 1000}}");
        assertThat(quality("--rules", rules)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("FP-204 at " + rules + "#/price_jump/weight", "FP-202 at " + rules + "#/off_grid");
        assertThat(quality("--rules", folder.resolve("none.json"))).isEqualTo(ExitCode.USAGE);
        Files.writeString(
                rules,
                QualityRules.builtIn()
                        .document()
                        .readableText()
                        .replace("\"columns\": {}", "\"columns\": {\"gold\": 1}"));
        assertThat(quality("--rules", rules)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-1244 at " + rules + "#/macro_step/columns/gold");
    }

    @Test
    void whatIsNoTableOfBarsIsRefused() throws IOException {
        lines.set(0, lines.get(0).replace("close", "last"));
        assertThat(quality()).isEqualTo(ExitCode.USAGE);
        assertThat(quality("--column", "close=last")).isEqualTo(ExitCode.PARITY);
        set(7, CLOSE, "a lot");
        assertThat(quality("--column", "close=last")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("line 7");
    }

    // ---- the report

    @Test
    void theReportDrawsEachSession() throws IOException {
        set(100, CLOSE, "1e12");
        lines.remove(250);
        Path report = folder.resolve("report");
        assertThat(quality("--report", report, "--min-score", 99)).isEqualTo(ExitCode.DIVERGENCE);
        String page = Files.readString(report.resolve("report.html"));
        assertThat(page)
                .contains("class=\"verdict bad\"", "Score 99.33 of 100", "2 sessions are below 99.00.")
                .contains("A bar is expected and did not come.")
                .contains("<a href=\"#session-2024-02-28\">2024-02-28</a>", "id=\"session-2024-02-28\"")
                .contains("quality rules", QualityRules.builtIn().hash());
        assertThat(page.split("<svg class=\"plotted\"", -1))
                .as("one of the sessions, and five of their bars")
                .hasSize(7);
        assertThat(Files.readString(report.resolve("report.md")))
                .startsWith("## \u274c Score 99.33 of 100: parity quality\n")
                .contains("| price&#95;absurd | range | 100.00 | 1 | 1 |")
                .contains("| 2024-02-28 | 98.33 | 60 | 60 | 0 | price&#95;absurd 1 |");
        assertThat(Files.readString(report.resolve("TEST-parity.xml")))
                .contains("tests=\"5\" failures=\"2\"", "name=\"2024-02-27\" time=\"0\"/>", "message=\"score 98.33\"");
        assertThat(Files.readString(report.resolve("report.json"))).isEqualTo(jsonText("--min-score", 99));
        assertThat(quality("--report", report)).isEqualTo(ExitCode.PARITY);
        assertThat(Files.readString(report.resolve("report.html")))
                .contains("class=\"verdict good\"")
                .doesNotContain("are below");
    }

    private String jsonText(Object... args) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--bars", file(), "--json"));
        all.addAll(List.of(args));
        Run other = new Run();
        other.verb("quality", all.toArray());
        return other.out();
    }

    @Test
    void namesInThePageAreText() throws IOException {
        Path named = file("<b>&.csv", lines);
        Path report = folder.resolve("report");
        assertThat(run.verb("quality", "--bars", named, "--report", report)).isEqualTo(ExitCode.PARITY);
        assertThat(Files.readString(report.resolve("report.html"), StandardCharsets.UTF_8))
                .contains("&lt;b&gt;&amp;.csv")
                .doesNotContain("<b>");
    }
}
