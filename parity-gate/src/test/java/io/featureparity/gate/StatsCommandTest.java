// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.report.FileHash;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verbs of statistics: their hash, whether they are the right ones, and how they are fitted. */
class StatsCommandTest extends GoldenRuns {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final Path STATS = GoldenData.path(GoldenData.STATISTICS);
    private static final String HASH = NormStats.load(STATS).hash();

    @Test
    void E4_statisticsAreFittedInTheLayoutOfTrainingAndAgreeWithTheirBars() {
        Path bars = GoldenData.path("training-outputs/session-walk/input.csv");
        Path target = folder.resolve("fitted.json");
        assertThat(run.of("stats", "fit", "--bars", bars.toString(), "--out", target.toString()))
                .isEqualTo(ExitCode.PARITY);
        NormStats fitted = NormStats.load(target, CONTRACT);
        assertThat(run.out())
                .startsWith("1500 bars, 2024-03-04T13:00:00Z to 2024-04-05T17:55:00Z, fitted and written to ")
                .contains(
                        "log returns may differ from training's by one ulp (log_ret_5m, log_ret_1h, log_ret_4h): a fit"
                                + " of training's own raw columns can have another hash, although every value agrees to 1e-12;")
                .endsWith("contract " + CONTRACT + ", statistics " + fitted.hash() + "\n");
        assertThat(target)
                .content()
                .contains(
                        "\"start\": \"2024-03-04\",\n      \"end\": \"2024-04-05\"",
                        "\"computed_from\": \"input.csv\"",
                        "\"contract_hash\": \"" + CONTRACT.hash() + "\"",
                        "\"bars_sha256\": \"" + FileHash.of(bars).sha256() + "\"");
        Run audit = new Run();
        assertThat(audit.of("stats", "verify", STATS.toString(), "--bars", bars.toString(), "--expect-hash", HASH))
                .isEqualTo(ExitCode.PARITY);
        assertThat(audit.out())
                .contains(
                        "compared: the hash, which is the expected one; the values, with what the bars give, to one part in")
                .endsWith("PARITY: 13 features fitted again, none differ\n");
    }

    /** Neither of the two says the other. */
    @Test
    void E4_itIsSaidWhetherTheHashWasComparedOrTheValues() {
        assertThat(run.of("stats", "verify", STATS.toString())).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .endsWith("compared: neither hash nor values; the file has statistics of every feature of the"
                        + " contract\n");
        Run hash = new Run();
        assertThat(hash.of("stats", "verify", STATS.toString(), "--expect-hash", HASH))
                .isEqualTo(ExitCode.PARITY);
        assertThat(hash.out()).endsWith("compared: the hash, which is the expected one; no values\n");
        Path bars = GoldenData.path("training-outputs/session-walk/input.csv");
        Run values = new Run();
        assertThat(values.of("stats", "verify", STATS.toString(), "--bars", bars.toString()))
                .isEqualTo(ExitCode.PARITY);
        assertThat(values.out())
                .contains("compared: the values, with what the bars give, to one part in 10^12; no hash\n");
    }

    @Test
    void E4_statisticsOfOtherBarsAreADivergence() {
        String[] options = {
            "stats", "verify", STATS.toString(), "--bars", golden().bars().toString(), "--to", "2024-02-28"
        };
        assertThat(run.of(options)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out()).endsWith("DIVERGENCE: 13 features fitted again, 13 differ\n");
    }

    @Test
    void E3_anotherHashIsADivergenceAndBothAreShown() {
        String other = "0".repeat(64);
        assertThat(run.of("stats", "verify", STATS.toString(), "--expect-hash", other))
                .isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out()).isEqualTo("compared: the hash, and no values\n");
        assertThat(run.err())
                .isEqualTo("parity: FP-401 at " + STATS + ": must have the hash " + other + ", but was " + HASH + "\n");
    }

    @Test
    void E1_aFitThatCannotBeIsRefusedAndNothingIsWritten() throws IOException {
        Path target = folder.resolve("fitted.json");
        assertFitRefused(
                "parity: FP-904 at " + golden().bars() + ": must have a bar in the range, but was none of 300\n",
                golden().bars(),
                target,
                "--from",
                "2030-01-01");
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        lines.set(8, lines.get(8).replaceFirst(",[^,]*,", ",-1,"));
        Path bad = new GoldenTables(folder, "month-end").write("bad.csv", lines);
        assertFitRefused(
                "parity: FP-501 at " + bad + ", line 9, open: a price must be above 0 and finite, or NaN for"
                        + " absent, but was -1.0\n",
                bad,
                target);
        assertFitRefused(
                "parity: FP-913 at --out: must write to another file than --bars reads, " + bad + ", but was " + bad
                        + "\n",
                bad,
                bad);
        Path flat = new GoldenTables(folder, "month-end")
                .write("two.csv", GoldenTables.lines(golden().bars()).subList(0, 3));
        Run constant = new Run();
        assertThat(constant.of("stats", "fit", "--bars", flat.toString(), "--out", target.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(constant.err()).startsWith("parity: FP-304 at " + flat + ", log_ret_1h: must deviate by at least");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("bad.csv", "two.csv");
        }
        Run wrong = new Run();
        assertThat(wrong.of("stats", "fit", "--bars", flat.toString(), "--out", "x.json", "--from", "yesterday"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("must be a day such as 2024-03-04, or a time with its zone");
    }

    @Test
    void E1_whatIsWrongWithAnOptionOrAnotherFileIsNotSaidToBeInTheBars() {
        Path target = folder.resolve("fitted.json");
        Path macro = new GoldenTables(folder, "month-end").write("macro.csv", List.of("dates,dxy", "2024-03-01,1"));
        assertFitRefused(
                "parity: FP-902 at " + macro
                        + ": must say which day its values are for (date) or from when on they were"
                        + " available (available); did you mean --macro-column date=dates?, but was neither of them"
                        + " in dates, dxy\n",
                golden().bars(),
                target,
                "--macro",
                macro.toString());
        Path line = new GoldenTables(folder, "month-end")
                .write("line.csv", List.of("date,dxy,vix,embi,brent,usdmxn,treasury_10y", "1 March,1,2,3,4,5,6"));
        assertFitRefused(
                "parity: FP-903 at " + line + ", line 2, date: must be a day such as 2024-03-04, but was 1 March\n",
                golden().bars(),
                target,
                "--macro",
                line.toString());
        assertFitRefused(
                "parity: FP-902 at --macro-column: must name one of available, dxy, vix, embi, brent, usdmxn,"
                        + " treasury_10y, date, but was gold\n",
                golden().bars(),
                target,
                "--macro",
                line.toString(),
                "--macro-column",
                "gold=xau");
    }

    private static void assertFitRefused(String message, Path bars, Path target, String... more) {
        List<String> options =
                new ArrayList<>(List.of("stats", "fit", "--bars", bars.toString(), "--out", target.toString()));
        options.addAll(List.of(more));
        Run fresh = new Run();
        assertThat(fresh.of(options.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
        assertThat(fresh.err()).isEqualTo(message);
    }
}
