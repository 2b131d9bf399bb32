// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.ParityReport.Line;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.comparison.TestLines;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void theVerdictInAWord() {
        assertThat(Verdict.of(new ParityReport(0, List.of()))).isEqualTo(Verdict.NOTHING_COMPARED);
        assertThat(Verdict.of(new ParityReport(1, List.of(same(0))))).isEqualTo(Verdict.NOTHING_COMPARED);
        assertThat(Verdict.of(new ParityReport(1, List.of(same(1))))).isEqualTo(Verdict.PARITY);
        assertThat(Verdict.of(new ParityReport(1, List.of(diverging())))).isEqualTo(Verdict.DIVERGENCE);
    }

    private static Line same(long compared) {
        return TestLines.line(Stage.RAW, "a", compared, 0, 0, null);
    }

    /** Ten values, two of which diverge. */
    private static Line diverging() {
        Divergence first = new Divergence(Stage.RAW, "x", "a", 0, Instant.EPOCH, 1, 2);
        return TestLines.line(Stage.RAW, "a", 10, 2, first.distance(), first);
    }
}
