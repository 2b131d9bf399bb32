// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesCommandTest extends FeaturesRuns {

    /** Training's own text differs from ours where it may: in the last digit of a logarithm. */
    private static void assertSame(Path actual, Path expected, int exactFrom) {
        List<String> is = GoldenTables.lines(actual);
        List<String> should = GoldenTables.lines(expected);
        assertThat(is).hasSameSizeAs(should);
        assertThat(is.get(0)).isEqualTo(should.get(0));
        for (int i = 1; i < is.size(); i++) {
            List<String> fields = List.of(is.get(i).split(",", -1));
            List<String> theirs = List.of(should.get(i).split(",", -1));
            assertThat(fields).hasSameSizeAs(theirs);
            assertThat(fields.get(0)).isEqualTo(theirs.get(0));
            assertThat(fields.subList(exactFrom, fields.size())).isEqualTo(theirs.subList(exactFrom, theirs.size()));
        }
    }

    @Test
    void rawFeaturesAreWrittenAsTrainingWroteThem() throws IOException {
        Path bars = golden().bars();
        assertThat(features(bars, out("raw.csv"))).isEqualTo(ExitCode.PARITY);
        assertSame(out("raw.csv"), golden().expected("raw"), 4);
        assertThat(run.out())
                .isEqualTo("300 rows of 13 features, raw, written to " + out("raw.csv") + "\n"
                        + "open or close outside of high and low: none of 300 bars\n" + "contract "
                        + FeatureContract.builtIn("usdcop-m5", "1.0.0") + ", no statistics\n");
        assertThat(run.err()).isEqualTo(Run.CSV_NOTE);
    }

    @Test
    void normalisedFeaturesAndObservationsAreWrittenAsTrainingWroteThem() throws IOException {
        String stats = golden().stats().toString();
        assertThat(features(golden().bars(), out("n.csv"), "--norm-stats", stats, "--stage", "normalized"))
                .isEqualTo(ExitCode.PARITY);
        assertSame(out("n.csv"), golden().expected("normalized"), 0);
        assertThat(run.out()).endsWith("statistics " + HASH + "\n");
        assertThat(features(
                        golden().barsWithPositions(),
                        out("o.csv"),
                        "--norm-stats",
                        stats,
                        "--stage",
                        "observation",
                        "--position",
                        "position",
                        "--expect-hash",
                        HASH))
                .isEqualTo(ExitCode.PARITY);
        assertSame(out("o.csv"), golden().expected("observation"), 0);
    }

    /** One row out for each row in; a bar of the warm-up has no observation. */
    @Test
    void D4_barsOfTheWarmUpHaveEmptyRows() throws IOException {
        assertThat(features(
                        golden().bars(),
                        out("o.csv"),
                        "--norm-stats",
                        golden().stats(),
                        "--stage",
                        "observation",
                        "--position",
                        "0.5"))
                .isEqualTo(ExitCode.PARITY);
        List<String> lines = GoldenTables.lines(out("o.csv"));
        assertThat(lines).hasSize(301);
        assertThat(lines.subList(1, 15)).allMatch(line -> line.matches("2024-02-27T1[34]:[0-9]{2}:00Z,{15}"));
        assertThat(lines.get(15))
                .startsWith("2024-02-27T14:10:00Z,")
                .contains(",0.5,")
                .doesNotContain(",,");
    }

    @Test
    void parquetInAndOutGivesWhatCsvGives() throws IOException {
        Path bars = golden().bars();
        assertThat(features(bars, out("a.csv"))).isEqualTo(ExitCode.PARITY);
        assertThat(features(bars, out("a.parquet"))).isEqualTo(ExitCode.PARITY);
        assertThat(run.verb("check", "--bars", bars, "--expected", out("a.parquet")))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("PARITY: 1 file, 3900 values compared, none diverged");
    }

    @Test
    void anAbsentRawValueIsAnEmptyField() throws IOException {
        Path file = golden().write(
                        "gap.csv",
                        List.of(
                                "time,open,high,low,close,dxy,vix,embi,brent,usdmxn,treasury_10y",
                                "2024-02-27T13:00:00Z,3950,3951,3949,3950,100,15,320,80,17,"));
        assertThat(features(file, out("raw.csv"))).isEqualTo(ExitCode.PARITY);
        assertThat(GoldenTables.lines(out("raw.csv")).get(1)).endsWith(",0.0,,0.0");
    }

    @Test
    void columnsMayHaveOtherNames() throws IOException {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        lines.set(0, "stamp,o,high,low,Last,dxy,vix,embi,brent,usdmxn,treasury_10y");
        Path file = golden().write("other.csv", lines);
        assertThat(features(
                        file, out("raw.csv"), "--column", "time=stamp", "--column", "open=o", "--column", "close=Last"))
                .isEqualTo(ExitCode.PARITY);
        assertSame(out("raw.csv"), golden().expected("raw"), 4);
        assertRefused(
                "parity: FP-902 at --column: must name one of time, open, high, low, close, dxy, vix, embi, brent,"
                        + " usdmxn, treasury_10y, volume; did you mean 'close'?, but was Close\n",
                file,
                out("x.csv"),
                "--column",
                "Close=Last");
    }

    @Test
    void anotherContractIsComputedIfItIsNamed() throws IOException {
        List<String> lines = GoldenTables.lines(golden().bars()).stream()
                .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 5)))
                .toList();
        Path file = golden().write("prices.csv", lines);
        assertThat(features(file, out("raw.csv"), "--contract", "usdcop-m5@1.2.0"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(GoldenTables.lines(out("raw.csv")).get(0))
                .isEqualTo("time,log_ret_5m,log_ret_1h,log_ret_4h,rsi_9,atr_pct,adx_14");
        Path contract = Path.of("..", "lib-contract", "src", "main", "resources", "io", "featureparity", "contract")
                .resolve("usdcop-m5-1.2.0.json");
        assertThat(features(file, out("again.csv"), "--contract", contract)).isEqualTo(ExitCode.PARITY);
        assertThat(out("again.csv")).hasSameTextualContentAs(out("raw.csv"));
        assertThat(features(file, out("x.csv"), "--contract", "usdcop-m5@9.0.0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith(Run.CSV_NOTE.repeat(2) + "parity: FP-209 at ");
    }
}
