// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static final GoldenCase GOLDEN = ShippedSuite.SUITE.golden("short");

    @Test
    void aValueThatIsAbsentIsIncomparablyFar() {
        ParityReport report = GOLDEN.hold((golden, rows) -> FeatureSource.streaming()
                .compute(golden, (raw, normalized, observation) -> {
                    raw[1] = Double.NaN;
                    rows.next(raw, normalized, observation);
                }));
        assertThat(Failure.of(GOLDEN, report, List.of()).getMessage())
                .startsWith("stage raw: FP-801 at short, log_ret_1h, bar 0 (")
                .contains("but was NaN (NaN), incomparably far apart\n")
                .endsWith("\n  raw log_ret_1h: 10 of 10 values diverge, worst incomparable");
    }

    @Test
    void whereMacroAloneDivergesItsAvailabilityIsPointedAt() {
        String advice =
                "\n  features of macro values diverge and those of prices agree: look from when on the service sees";
        int dxy = GOLDEN.contract().indexOf("dxy_z");
        int rsi = GOLDEN.contract().indexOf("rsi_9");
        assertThat(Failure.of(GOLDEN, off(dxy), List.of()).getMessage()).contains(advice);
        assertThat(Failure.of(GOLDEN, off(dxy, rsi), List.of()).getMessage()).doesNotContain(advice);
    }

    private static ParityReport off(int... features) {
        return GOLDEN.hold((golden, rows) -> FeatureSource.streaming()
                .compute(golden, (raw, normalized, observation) -> {
                    for (int feature : features) {
                        raw[feature] += 1;
                    }
                    rows.next(raw, normalized, observation);
                }));
    }

    @Test
    void nothingComparedIsAFailureToo() {
        assertThat(Failure.of(GOLDEN, new ParityReport(0, List.of()), List.of()).getMessage())
                .isEqualTo("nothing was compared\n  the case: " + GOLDEN.why());
    }
}
