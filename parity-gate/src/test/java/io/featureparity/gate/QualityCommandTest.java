// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QualityCommandTest extends QualityCommandTests {

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
}
