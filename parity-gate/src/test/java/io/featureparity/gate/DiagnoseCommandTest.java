// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb that says which formula made a column. */
class DiagnoseCommandTest {

    @TempDir
    private Path folder;

    private Run run = new Run();

    private GoldenTables golden() {
        return new GoldenTables(folder, "month-end");
    }

    private ExitCode diagnose(String column, String... options) {
        run = new Run();
        Stream<String> first = Stream.of("diagnose", "--bars", golden().bars().toString(), "--column", column);
        return run.of(Stream.concat(first, Stream.of(options)).toArray(String[]::new));
    }

    /** A file with a column that is training's, each value made another one. */
    private Path changed(String name, int field, String format, double factor) {
        List<String> lines = new ArrayList<>();
        for (String line : GoldenTables.lines(golden().expected("raw"))) {
            String[] fields = line.split(",", -1);
            boolean number = fields[field].matches("-?[0-9].*");
            String value =
                    number ? String.format(Locale.ROOT, format, Double.parseDouble(fields[field]) * factor) : name;
            lines.add(fields[0] + "," + value);
        }
        return golden().write(name + ".csv", lines);
    }

    @Test
    void trainingsOwnFrameIsTheContract() {
        assertThat(diagnose(golden().expected("raw").toString(), "--json")).isEqualTo(ExitCode.PARITY);
        assertThat(run.err()).isEmpty();
        JsonNode columns = json().get("columns");
        assertThat(columns).hasSize(13);
        for (JsonNode column : columns) {
            assertThat(column.get("verdict").textValue()).as(column.toString()).isEqualTo("contract");
            assertThat(column.get("edits")).isEmpty();
            assertThat(column.get("rowsEqual").intValue())
                    .isEqualTo(column.get("rows").intValue());
        }
    }

    private JsonNode json() {
        try {
            return new ObjectMapper().readTree(run.out());
        } catch (IOException e) {
            throw new AssertionError(run.out(), e);
        }
    }

    @Test
    void aColumnInPercentIsSaidWithItsFormula() {
        Path file = changed("atr", 5, "%.17g", 100);
        assertThat(diagnose(file + ":atr", "--feature", "atr_pct")).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .startsWith(
                        "atr: a factor of 100, so percent (not a fraction); 100 % of 286 rows to the bit; contract clause C5;"
                                + " see FP-801")
                .contains("ewm_mean(nanmax(high - low, abs(high - shift(close)), abs(low - shift(close))), alpha=1/10,"
                        + " adjust=False) / close");
    }

    @Test
    void jsonSaysAllOfItAndNothingElseIsPrinted() {
        Path file = changed("atr_pct", 5, "%.17g", 100);
        assertThat(diagnose(file.toString(), "--json")).isEqualTo(ExitCode.DIVERGENCE);
        JsonNode column = json().get("columns").get(0);
        List<String> keys = new ArrayList<>();
        column.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "column",
                        "feature",
                        "stage",
                        "verdict",
                        "sentence",
                        "formula",
                        "edits",
                        "rows",
                        "rowsEqual",
                        "firstRow",
                        "runnerUp");
        assertThat(column.get("verdict").textValue()).isEqualTo("dialect");
        assertThat(column.get("edits").get(0).textValue()).isEqualTo("a factor of 100, so percent");
        assertThat(column.get("firstRow").intValue()).isEqualTo(14);
    }

    @Test
    void aReportDrawsWhatWasFound() throws IOException {
        Path report = folder.resolve("report");
        Path file = changed("atr_pct", 5, "%.17g", 100);
        assertThat(diagnose(file.toString(), "--report", report.toString())).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(Files.readString(report.resolve("report.html")))
                .contains(
                        "\"names\":{\"expected\":\"contract\",\"actual\":\"column\"}",
                        "\"explanation\":",
                        "script-src &#39;sha256-")
                .doesNotContain("src=\"", "href=\"http");
        assertThat(Files.readString(report.resolve("report.md"))).contains("1 explained otherwise");
        assertThat(Files.readString(report.resolve("report.json"))).startsWith("{\"columns\": [");
    }

    /** The calendar takes part in what is computed. A Sunday has no session anyway, so that all else stays as it is. */
    @Test
    void aReportNamesTheClosures() throws IOException {
        Path report = folder.resolve("report");
        Path closures = golden().write("closures.txt", List.of("2024-03-03"));
        Path file = changed("atr_pct", 5, "%.17g", 100);
        diagnose(file.toString(), "--closures", closures.toString(), "--report", report.toString());
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(report.resolve("report.html"))).contains("SHA-256 of the days");
    }

    @Test
    void aCheckThatDivergesOffersTheDiagnosis() {
        Path file = changed("atr_pct", 5, "%.17g", 100);
        Path bars = golden().bars();
        assertThat(run.of("check", "--bars", bars.toString(), "--expected", file.toString(), "--feature", "atr_pct"))
                .isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .contains(
                        "\nmost likely atr_pct: a factor of 100, so percent (not a fraction); ",
                        "\nto see which formula made it: parity diagnose --bars " + bars + " --column " + file
                                + ":atr_pct");
    }

    // ---- bad input

    @Test
    void aColumnOfNoFeatureIsRefused() {
        Path file = changed("rsi", 4, "%.17g", 1);
        assertThat(diagnose(file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-940 at " + file + ": must have the name of a feature");
        assertThat(diagnose(file + ":rsi")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-940", "but was rsi");
        assertThat(diagnose(file + ":rsi", "--feature", "rsi_9", "--feature", "adx_14"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("FP-940 at --feature: must be named once for each --column, 1 times, or not at all");
        assertThat(diagnose(file + ":rsi", "--feature", "rsi_8")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-210");
        assertThat(diagnose(file + ":rsi", "--feature", "rsi_9")).isEqualTo(ExitCode.PARITY);
    }

    @Test
    void aColumnThatIsNotThereOrOfTextIsRefused() {
        Path text = golden().write(
                        "text.csv", List.of("time,rsi_9", "2024-03-04T13:00:00Z,many", "2024-03-04T13:05:00Z,few"));
        assertThat(diagnose(text.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-903");
        assertThat(diagnose(text + ":adx_14")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-902");
    }

    @Test
    void ofOtherTimesNothingIsCompared() {
        Path other = golden().write(
                        "other.csv", List.of("time,rsi_9", "2021-03-04T13:00:00Z,50.5", "2021-03-04T13:05:00Z,51.5"));
        assertThat(diagnose(other.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-905 at rsi_9: must have a time in common with the bars");
    }

    @Test
    void noInputIsWrittenOver() throws IOException {
        Path report = Files.createDirectories(folder.resolve("kept"));
        Path file = report.resolve("report.json");
        Files.copy(changed("atr_pct", 5, "%.17g", 100), file);
        byte[] before = Files.readAllBytes(file);
        assertThat(diagnose(file.toString(), "--report", report.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-913");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
}
