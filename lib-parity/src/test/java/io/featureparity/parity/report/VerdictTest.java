// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.ParityReport.Line;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.comparison.TestLines;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void theVerdictInAWord() {
        assertThat(Verdict.of(new ParityReport(0, List.of()), null)).isEqualTo(Verdict.NOTHING_COMPARED);
        assertThat(Verdict.of(new ParityReport(1, List.of(same(0))), null)).isEqualTo(Verdict.NOTHING_COMPARED);
        assertThat(Verdict.of(new ParityReport(1, List.of(same(1))), null)).isEqualTo(Verdict.PARITY);
        assertThat(Verdict.of(new ParityReport(1, List.of(diverging())), null)).isEqualTo(Verdict.DIVERGENCE);
    }

    @Test
    void tooLittleComparedIsNoVerdictOnTheRest() {
        Coverage some = coverage(List.of("a"), 10);
        assertThat(Verdict.of(new ParityReport(1, List.of(same(10))), some)).isEqualTo(Verdict.INCOMPLETE);
        assertThat(Verdict.of(new ParityReport(1, List.of(diverging())), some)).isEqualTo(Verdict.INCOMPLETE);
        assertThat(Verdict.of(new ParityReport(0, List.of()), some)).isEqualTo(Verdict.NOTHING_COMPARED);
        Coverage all = coverage(List.of("a", "b"), 10);
        assertThat(Verdict.of(new ParityReport(1, List.of(same(10))), all)).isEqualTo(Verdict.PARITY);
        assertThat(Verdict.of(new ParityReport(1, List.of(diverging())), all)).isEqualTo(Verdict.DIVERGENCE);
    }

    @Test
    void aRemarkThatIsAFailureIsNoVerdictOnTheRest() {
        Statement failure = new Statement("chain", "broken", Statement.Weight.FAILURE);
        Statement warning = new Statement("bars", "differ", Statement.Weight.WARNING);
        assertThat(Verdict.of(new ParityReport(1, List.of(same(1))), null, List.of(warning)))
                .isEqualTo(Verdict.PARITY);
        assertThat(Verdict.of(new ParityReport(1, List.of(same(1))), null, List.of(warning, failure)))
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(Verdict.of(new ParityReport(1, List.of(diverging())), null, List.of(failure)))
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(Verdict.of(new ParityReport(0, List.of()), null, List.of(failure)))
                .isEqualTo(Verdict.NOTHING_COMPARED);
    }

    private static Coverage coverage(List<String> compared, long rows) {
        Scope scope = Scope.strict(List.of("a", "b"), compared);
        return new Coverage(scope, rows, 0, 0, OneSided.none(), OneSided.none(), new BarShape(rows, 0));
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
