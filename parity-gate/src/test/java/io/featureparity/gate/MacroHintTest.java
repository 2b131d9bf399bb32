// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where features of macro values alone diverge, the formulas are right and the values are others. */
class MacroHintTest {

    private static final String WHICH = "features of macro values diverge and those of prices agree: ";

    @TempDir
    private Path folder = Path.of("");

    private final Run run = new Run();

    private GoldenTables golden() {
        return new GoldenTables(folder, "month-end");
    }

    /** What training computed, with another value in these columns of one row. */
    private Path expected(String... diverging) {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().expected("raw")));
        List<String> names = List.of(lines.get(0).split(",", -1));
        String[] fields = lines.get(250).split(",", -1);
        for (String name : diverging) {
            fields[names.indexOf(name)] = "0.123";
        }
        lines.set(250, String.join(",", fields));
        return golden().write("expected.csv", lines);
    }

    private String check(Path expected, Object... options) {
        assertThat(run.verb("check", "--bars", golden().bars(), "--expected", expected, options))
                .isEqualTo(ExitCode.DIVERGENCE);
        return run.out();
    }

    @Test
    void macroAloneDivergesAndTheValuesAreToBeLookedAt() {
        assertThat(check(expected("dxy_z", "rate_spread")))
                .contains(WHICH
                        + "the macro columns of the bars are not what training saw at these times; name the values"
                        + " as they were published with --macro");
    }

    @Test
    void withAMacroFileItIsTheirAvailability() {
        Path macro = golden().write(
                        "macro.csv", List.of("date,dxy,vix,embi,brent,usdmxn,treasury_10y", "2024-01-31,1,2,3,4,5,6"));
        assertThat(check(expected(), "--macro", macro))
                .contains(WHICH + "look when each value of --macro was available");
    }

    /** What training saw of the values of a day: those of the same day, from a time on, and before it those of the day before. */
    private Path published(Path bars) {
        List<String> lines = GoldenTables.lines(bars);
        List<String> days = new ArrayList<>(List.of("date,dxy,vix,embi,brent,usdmxn,treasury_10y"));
        String last = "";
        for (String line : lines.subList(1, lines.size())) {
            String day = line.substring(0, "2024-02-27".length());
            if (!day.equals(last)) {
                days.add(day + "," + line.split(",", 6)[5]);
                last = day;
            }
        }
        return golden().write("published.csv", days);
    }

    @Test
    void theRuleThatMakesThemAgreeIsNamedAsTheContractSaysIt() {
        Path bars = GoldenData.path("training-outputs/session-walk/input.csv");
        Path macro = published(bars);
        List<String> times = GoldenTables.lines(bars);
        List<String> values = GoldenTables.lines(GoldenData.path("training-outputs/session-walk/raw.csv"));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            expected.add(times.get(i).split(",", 2)[0] + "," + values.get(i));
        }
        Path training = golden().write("training.csv", expected);
        assertThat(run.verb("check", "--bars", bars, "--macro", macro, "--expected", training))
                .isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .contains(WHICH + "they agree with \"available\": {\"kind\":\"time_of_day\",\"days_later\":0,"
                        + "\"time\":\"00:00\",\"zone\":\"UTC\"} for dxy, vix, embi, brent, treasury_10y, usdmxn in the"
                        + " contract (parity contract show): the value of the same day, from its midnight on"
                        + " (same-day merge)\nmost likely dxy_z: macro values of the same day, before they were published,"
                        + " and filled (not as the contract says); 100 % of 1,486 rows to the bit; ")
                .contains("\nto see which formula made it: parity diagnose ");
    }

    @Test
    void aRuleWithATimeOfDayOrWithoutALimitIsFoundToo() {
        for (String change : List.of("15:00", "null")) {
            Path bars = GoldenData.path("training-outputs/session-walk/input.csv");
            Path macro = published(bars);
            ContractDocument document = ContractDocument.builtIn("1.0.0");
            if (change.equals("null")) {
                document.setInMacro("*", "/stale_after_bars", null);
                macro = golden().write("few.csv", GoldenTables.lines(macro).subList(0, 3));
            } else {
                document.setInMacro(
                        "*",
                        "/available",
                        Map.of("kind", "time_of_day", "days_later", 0, "time", change, "zone", "UTC"));
            }
            Path contract = golden().write("contract.json", List.of(document.toJson()));
            Path expected = folder.resolve("expected-" + change.charAt(0) + ".csv");
            assertThat(new Run()
                            .verb(
                                    "features",
                                    "--contract",
                                    contract,
                                    "--bars",
                                    bars,
                                    "--macro",
                                    macro,
                                    "--out",
                                    expected))
                    .isEqualTo(ExitCode.PARITY);
            Run check = new Run();
            assertThat(check.verb("check", "--bars", bars, "--macro", macro, "--expected", expected))
                    .isEqualTo(ExitCode.DIVERGENCE);
            assertThat(check.out())
                    .contains(
                            change.equals("null")
                                    ? WHICH + "they agree with \"stale_after_bars\": null for "
                                    : WHICH
                                            + "they agree with \"available\": {\"kind\":\"time_of_day\",\"days_later\":0,"
                                            + "\"time\":\"15:00\",\"zone\":\"UTC\"} for ");
        }
    }

    @Test
    void whereAPriceFeatureDivergesToNobodyIsSentAstray() {
        assertThat(check(expected("dxy_z", "rsi_9"))).doesNotContain(WHICH);
        assertThat(check(expected("rsi_9"))).doesNotContain(WHICH);
    }

    /** Whether prices agree is not known then. */
    @Test
    void wherePricesWereNotComparedNothingIsSaid() {
        assertThat(check(expected("dxy_z"), "--feature", "dxy_z")).doesNotContain(WHICH);
    }

    @Test
    void whereAllAgreesNothingIsSaid() {
        assertThat(run.verb("check", "--bars", golden().bars(), "--expected", expected()))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).doesNotContain(WHICH);
    }
}
