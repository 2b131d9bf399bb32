// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.testsupport.golden.GoldenData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comparisons of what the same code computed: nothing is allowed, and most rows are only counted. */
class ExactComparisonTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final NormStats STATS = NormStats.parse("norm_stats.json", GoldenData.statistics());
    private static final int MARKET = CONTRACT.marketFeatures().size();
    private static final long TIME = 1_709_557_200_000L;

    @Test
    void whatTheContractAllowsIsADivergence() {
        double[] expected = new double[MARKET];
        double[] actual = new double[MARKET];
        actual[0] = Double.MIN_VALUE; // one unit in the last place, which a log return may be off
        Comparison usual = new Comparison("a", CONTRACT, STATS);
        usual.raw(0, TIME, expected, actual);
        assertThat(usual.report().diverged()).isZero();

        Comparison exact = Comparison.exact("a", CONTRACT, STATS, false);
        exact.raw(0, TIME, expected, actual);
        assertThat(exact.report().diverged()).isEqualTo(1);
    }

    @Test
    void rowsThatAreEqualAreCountedAsIfTheyHadBeenCompared() {
        Comparison one = Comparison.exact("a", CONTRACT, STATS, false);
        EqualRows rows = new EqualRows();
        for (int bar = 0; bar < 30; bar++) {
            long time = TIME + bar * 300_000L;
            one.raw(bar, time, new double[MARKET], new double[MARKET]);
            rows.addRaw(time);
            if (bar >= 14) {
                one.normalized(bar, time, new float[MARKET], new float[MARKET]);
                one.observation(bar, time, new float[CONTRACT.size()], new float[CONTRACT.size()]);
                rows.addObserved(time);
            }
        }
        Comparison counted = Comparison.exact("a", CONTRACT, STATS, false);
        counted.equal(rows);

        assertThat(counted.report()).isEqualTo(one.report());
    }

    @Test
    void noRowsAreNothing() {
        Comparison none = Comparison.exact("a", CONTRACT, STATS, false);
        none.equal(new EqualRows());

        assertThat(none.report()).isEqualTo(new ParityReport(0, List.of()));
    }

    @Test
    void whatIsOnlyCountedCannotBeDrawn() {
        Comparison recording = Comparison.exact("a", CONTRACT, STATS, true);

        assertThatIllegalArgumentException().isThrownBy(() -> recording.equal(new EqualRows()));
    }

    @Test
    void columnsThatAreNoFeaturesAreComparedToTheBit() {
        Comparison bars = Comparison.ofColumns("bars.csv", CONTRACT, List.of("bar open", "bar close"));
        bars.value(Stage.RAW, 0, 0, TIME, 1, 1);
        bars.value(Stage.RAW, 1, 0, TIME, 1, Math.nextUp(1.0));

        assertThat(bars.report().lines())
                .extracting(ParityReport.Line::feature)
                .containsExactly("bar open", "bar close");
        assertThat(bars.report().headline()).hasValueSatisfying(first -> {
            assertThat(first.feature()).isEqualTo("bar close");
            assertThat(first.distance()).isEqualTo(1);
        });
    }
}
