// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Macro values in a file of their own, and bars that are decided about by a policy. */
class MacroAndPolicyTest {

    private static final String MACRO = "dxy,vix,embi,brent,usdmxn,treasury_10y";
    private static final Instant MONDAY = Instant.parse("2024-03-04T13:00:00Z");
    private static final int SESSION = 60;
    private static final long DAY = 24 * 60;

    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static String bar(long minute, double close) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%s",
                MONDAY.plusSeconds(60 * minute),
                close,
                close + 2,
                close - 1,
                close + 0.5);
    }

    /** The bars of so many sessions, Monday's first. */
    private static List<String> sessions(int days) {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close"));
        for (int i = 0; i < days * SESSION; i++) {
            lines.add(bar(i / SESSION * DAY + i % SESSION * 5L, 3900 + i * 37 % 50));
        }
        return lines;
    }

    /** The same with the macro values of a row beside each of its bars; NaN before there is one. */
    private static List<String> joined(List<String> bars, List<String> macroByDay) {
        List<String> lines = new ArrayList<>(List.of(bars.get(0) + "," + MACRO));
        for (int i = 1; i < bars.size(); i++) {
            lines.add(bars.get(i) + "," + macroByDay.get((i - 1) / SESSION));
        }
        return lines;
    }

    private List<String> features(Path bars, String... options) throws IOException {
        Path out = folder.resolve("out.csv");
        Run run = new Run();
        ExitCode answer = run.verb("features", "--stage", "raw", "--bars", bars, "--out", out, options);
        assertThat(run.err()).isEqualTo(Run.CSV_NOTE);
        assertThat(answer).isEqualTo(ExitCode.PARITY);
        return Files.readAllLines(out);
    }

    private String refused(Path bars, String... options) {
        Path none = folder.resolve("none.csv");
        Run run = new Run();
        assertThat(run.verb("features", "--stage", "raw", "--bars", bars, "--out", none, options))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(none).doesNotExist();
        return run.err();
    }

    @ParameterizedTest
    @CsvSource({"2024-03-01,2024-03-04", "2024-03-01 00:00:00,2024-03-04T00:00"})
    void B1_aDayReachesTheNextSession(String friday, String monday) throws IOException {
        List<String> values = List.of("104.5,14,300,82,17,4.25", "105,15,301,83,18,4.5");
        Path macro =
                file("macro.csv", List.of("date," + MACRO, friday + "," + values.get(0), monday + "," + values.get(1)));
        List<String> separate = features(file("bars.csv", sessions(2)), "--macro", macro.toString());
        assertThat(separate)
                .isEqualTo(features(file("joined.csv", joined(sessions(2), values))))
                .hasSize(121);
        assertThat(separate.get(60)).isNotEqualTo(separate.get(61));
    }

    @Test
    void B1_anInstantReachesTheBarsFromItOn() throws IOException {
        String nothing = "nan,nan,nan,nan,nan,nan";
        Path onTime = file("available.csv", List.of("available," + MACRO, "2024-03-05T08:00:00-05:00,1,2,3,4,5,6"));
        Path late =
                file("late.csv", List.of("date,available," + MACRO, "2024-03-01,2024-03-05T13:00:00.001Z,1,2,3,4,5,6"));
        List<String> expected = features(file("joined.csv", joined(sessions(2), List.of(nothing, "1,2,3,4,5,6"))));
        Path bars = file("bars.csv", sessions(2));
        assertThat(features(bars, "--macro", onTime.toString())).isEqualTo(expected);
        List<String> later = features(bars, "--macro", late.toString());
        assertThat(later.subList(0, 61)).isEqualTo(expected.subList(0, 61));
        assertThat(later.get(61)).endsWith(",,0.0").doesNotContain(",4.0,"); // the spread is not there yet
        assertThat(later.get(62)).contains(",4.0,");
    }

    @Test
    void B1_namesOfTheMacroFileCanBeMapped() throws IOException {
        Path macro = file("macro.csv", List.of("day,DXY,vix,embi,brent,usdmxn,treasury_10y", "2024-03-01,1,2,3,4,5,6"));
        Path same = file("same.csv", List.of("date," + MACRO, "2024-03-01,1,2,3,4,5,6"));
        Path bars = file("bars.csv", sessions(1));
        assertThat(features(
                        bars, "--macro", macro.toString(), "--macro-column", "date=day", "--macro-column", "dxy=DXY"))
                .isEqualTo(features(bars, "--macro", same.toString()));
        assertThat(refused(bars, "--macro", macro.toString())).contains("macro.csv", "must say which day");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dates," + MACRO + "|2024-03-01,1,2,3,4,5,6|FP-902|must say which day its values are for (date)",
                "date," + MACRO
                        + "|2024-3-1,1,2,3,4,5,6|FP-903|line 2, date: must be a day such as 2024-03-04, but was 2024-3-1",
                "date," + MACRO + "|2024-02-30,1,2,3,4,5,6|FP-903|line 2, date: must be a day",
                "date," + MACRO + "|2024-03-01,1,2,x,4,5,6|FP-903|line 2, embi: must be a number",
                "date," + MACRO + "|2024-03-01,1,2,inf,4,5,6|FP-504|line 2, macro value embi for 2024-03-01",
                "date,dxy|2024-03-01,1|FP-902|vix: must be a column of the file",
                "available," + MACRO + "|2024-03-01,1,2,3,4,5,6|FP-903|line 2, available",
                "available," + MACRO + "|2024-03-01T13:00,1,2,3,4,5,6|FP-903|line 2, available",
            })
    void B1_badMacroFilesAreRefusedWithTheirPlace(String header, String row, String code, String words)
            throws IOException {
        Path macro = file("macro.csv", List.of(header, row));
        assertThat(refused(file("bars.csv", sessions(1)), "--macro", macro.toString()))
                .contains(code, words, "macro.csv");
    }

    @Test
    void B1_availabilityThatGoesBackwardsIsRefused() throws IOException {
        Path macro = file(
                "macro.csv",
                List.of("available," + MACRO, "2024-03-05T13:00:00Z,1,2,3,4,5,6", "2024-03-04T13:00:00Z,1,2,3,4,5,6"));
        assertThat(refused(file("bars.csv", sessions(1)), "--macro", macro.toString()))
                .contains("macro.csv, line 3, macro value dxy for 2024-03-04");
    }

    @Test
    void B2_aPolicyDecidesAndEveryRowHasItsRow() throws IOException {
        List<String> bars = new ArrayList<>(sessions(1));
        List<String> messy = new ArrayList<>(bars);
        messy.add(1, bar(-5, 3900)); // before the session
        messy.add(4, messy.get(3)); // twice
        messy.subList(11, 13).clear(); // two are missing
        Path macro = file("macro.csv", List.of("date," + MACRO, "2024-03-01,1,2,3,4,5,6"));
        List<String> out = features(file("messy.csv", messy), "--macro", macro.toString(), "--policy", "live");
        assertThat(out).hasSize(messy.size());
        assertThat(out.get(1)).matches("2024-03-04T12:55:00Z,*");
        assertThat(out.get(4)).matches("2024-03-04T13:05:00Z,*");

        // The same by hand: without the two, and with absent bars for the missing ones.
        List<String> clean = new ArrayList<>(bars);
        for (int i = 9; i < 11; i++) {
            clean.set(i, clean.get(i).substring(0, clean.get(i).indexOf(',')) + ",,,,");
        }
        List<String> byHand = new ArrayList<>(features(file("clean.csv", clean), "--macro", macro.toString()));
        byHand.subList(9, 11).clear();
        List<String> taken = new ArrayList<>(out);
        taken.remove(4);
        taken.remove(1);
        assertThat(taken).isEqualTo(byHand);
    }

    @Test
    void B2_whatAPolicyRefusesIsBadInputWithItsPlace() throws IOException {
        List<String> late = new ArrayList<>(sessions(1));
        Collections.swap(late, 4, 5);
        Path macro = file("macro.csv", List.of("date," + MACRO, "2024-03-01,1,2,3,4,5,6"));
        Path bars = file("late.csv", late);
        assertThat(refused(bars, "--macro", macro.toString(), "--policy", "live"))
                .contains("FP-57", "late.csv, line 6", "policy live");
        assertThat(refused(bars, "--macro", macro.toString())).contains("FP-503", "late.csv, line 6, time");
        assertThat(refused(bars, "--macro", macro.toString(), "--policy", "lively"))
                .contains("lively", "live, training");
    }

    @Test
    void B2_aDayThatIsClosedHasNoSession() throws IOException {
        Path macro = file("macro.csv", List.of("date," + MACRO, "2024-03-01,1,2,3,4,5,6"));
        Path closed = file("closed.txt", List.of("2024-03-04 # storm"));
        List<String> out = features(
                file("bars.csv", sessions(2)),
                "--macro",
                macro.toString(),
                "--policy",
                "live",
                "--closures",
                closed.toString(),
                "--max-left-out",
                "50%");
        assertThat(out.get(60)).matches("2024-03-04T17:55:00Z,*");
        assertThat(out.get(61)).contains(",4.0,"); // Tuesday's session is the next one after Friday
    }

    @Test
    void B2_aCheckLeavesOutWhatThePolicyLeftOut() throws IOException {
        List<String> bars = new ArrayList<>(sessions(2));
        bars.add(61, bar(600, 4000));
        Path file = file("bars.csv", bars);
        Path macro = file("macro.csv", List.of("date," + MACRO, "2024-03-01,1,2,3,4,5,6"));
        features(file, "--macro", macro.toString(), "--policy", "live");
        Run run = new Run();
        assertThat(run.of(
                        "check",
                        "--bars",
                        file.toString(),
                        "--macro",
                        macro.toString(),
                        "--policy",
                        "live",
                        "--stage",
                        "raw",
                        "--expected",
                        folder.resolve("out.csv").toString()))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains("120 times in common", "policy live: 1 outside session dropped", "only in ", ": 1 row");
    }

    private static final String FORGOTTEN = "warning: vix has no value at any bar, and is read by vix_z\n";

    /** A feature of a forgotten column is a number like others: 0, for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"features --stage raw --out OUT", "check --expected OUT", "stats fit --out FIT", "warmup"})
    void B1_aMacroColumnThatIsNeverPresentIsSaid(String verb) throws IOException {
        Path bars = file("bars.csv", joined(sessions(2), List.of("104.5,,300,82,17,4.25", "105,,301,83,18,4.5")));
        features(bars);
        assertThat(said(verb, bars)).containsOnlyOnce(FORGOTTEN).containsOnlyOnce("has no value");
        Path once = file("once.csv", joined(sessions(2), List.of("104.5,,300,82,17,4.25", "105,14,301,83,18,4.5")));
        features(once);
        assertThat(said(verb, once)).doesNotContain("has no value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"training", "live"})
    void B1_andSoItIsOfAFileOfMacroValuesAndUnderAPolicy(String policy) throws IOException {
        Path bars = file("bars.csv", sessions(2));
        Path macro = file("macro.csv", List.of("date," + MACRO, "2024-03-01,1,,3,4,5,6"));
        String verb = "features --stage raw --out OUT --policy " + policy + " --macro " + macro;
        assertThat(said(verb, bars)).containsOnlyOnce(FORGOTTEN).containsOnlyOnce("has no value");
    }

    private String said(String verb, Path bars) {
        Run run = new Run();
        String words = verb.replace("OUT", folder.resolve("out.csv").toString())
                .replace("FIT", folder.resolve("fit.json").toString());
        run.of((words + " --bars " + bars).split(" ", -1));
        return run.out();
    }
}
