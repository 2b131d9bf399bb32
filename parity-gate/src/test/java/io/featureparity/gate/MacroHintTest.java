// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
