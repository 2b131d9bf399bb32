// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log of several instruments, held against a file of bars of all of them. */
class AuditOfSeveralInstrumentsTest extends ServedGoldenTests {

    private static final List<String> NAMES = List.of("USD/COP", "EUR/USD", "odd, \"one\"");

    private void serveAll() {
        ServedGolden.write(log, writer -> NAMES.forEach(name -> ServedGolden.serve(writer, name, golden().bars())));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The bars of a golden case for each instrument, either one instrument after the other or one time after the other. */
    private List<String> bars(String column, List<String> names, boolean byTime) {
        List<String> golden = GoldenTables.lines(golden().bars());
        List<String> lines = new ArrayList<>(List.of(golden.get(0) + "," + column));
        List<String> rows = golden.subList(1, golden.size());
        if (byTime) {
            rows.forEach(row -> names.forEach(name -> lines.add(row + "," + quoted(name))));
        } else {
            names.forEach(name -> rows.forEach(row -> lines.add(row + "," + quoted(name))));
        }
        return lines;
    }

    private ExitCode audit(List<String> bars, Object... more) {
        Path file = golden().write("all.csv", bars);
        List<Object> options = new ArrayList<>(List.of("--bars", file));
        options.addAll(List.of(more));
        return verb("audit", options.toArray());
    }

    @Test
    void barsAreJoinedByInstrumentAndTimeWhateverTheirOrder() {
        serveAll();

        for (boolean byTime : new boolean[] {true, false}) {
            assertThat(audit(bars("instrument", NAMES, byTime))).isEqualTo(ExitCode.PARITY);
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains(
                            "times in the log and in the bars: 100 %: 900 of 900, 99 % needed of each of 3 instruments\n")
                    .endsWith(
                            "PARITY: 858 served vectors computed again, 858 equal to the bit; 67578 values compared, none"
                                    + " diverged\n");
        }
        assertThat(audit(bars("symbol", NAMES, true), "--column", "instrument=symbol"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(audit(bars("instrument", NAMES, true), "--instrument", "EUR/USD"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("times in the log and in the bars: 100 %: 300 of 300, 99 % needed\n");
    }

    @Test
    void whatDiffersIsNamedWithItsInstrument() {
        serveAll();
        List<String> bars = bars("instrument", NAMES, true);
        String[] fields = bars.get(602).split(",", -1); // the 201st bar of the second instrument
        bars.set(602, bars.get(602).replace("," + fields[4] + ",", "," + (Double.parseDouble(fields[4]) + 0.01) + ","));

        assertThat(audit(bars)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .contains("instruments that differ: 0 of 3\n")
                .contains("warning: differs from what the log saw: EUR/USD, bar close, 0.33 %: 1 of 300; first at "
                        + fields[0])
                .contains(
                        "warning: why the features differ: EUR/USD, they are right for the bars that the log saw, and one of"
                                + " these is not the given one\n")
                .doesNotContain("diagnosis:");
    }

    @Test
    void anInstrumentWithoutBarsIsTooLittle() {
        serveAll();

        assertThat(audit(bars("instrument", List.of("USD/COP", "EUR/USD", "GBP/USD"), true)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-907 at " + log + ", odd, \"one\": must have 99 % of its times");
        assertThat(run.out()).contains("warning: instruments of the bars that the log does not have: GBP/USD\n");
    }

    @Test
    void badFilesAreNamed() {
        serveAll();

        assertThat(audit(bars("instrument", List.of("USDCOP", "EURUSD"), true))).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-1038 at " + folder.resolve("all.csv")
                        + ": must hold bars of an instrument that is audited, USD/COP, EUR/USD, odd, \"one\", but was USDCOP,"
                        + " EURUSD");
        List<String> empty = bars("instrument", NAMES, true);
        empty.set(7, empty.get(7).substring(0, empty.get(7).lastIndexOf(',') + 1));
        empty.set(7, empty.get(7).replaceFirst("\"?odd, .*", ""));
        assertThat(audit(empty)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("line 8, instrument: must be there in each row, but was empty");
        assertThat(audit(bars("symbol", NAMES, true), "--column", "instrument=simbol"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("simbol");
        assertThat(audit(bars("symbol", NAMES, true))).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-1035 at " + log);
    }
}
