// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Series;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source of features must give, and what becomes of one that computes something else. */
class GoldenCaseTest {

    private static final FeatureSource ENGINE = FeatureSource.streaming();
    private static final int RSI = 3;

    private static GoldenCase flat;
    private static GoldenCase monthEnd;

    @BeforeAll
    static void open(@TempDir Path folder) {
        GoldenSuite suite =
                GoldenSuite.open(SuiteFolder.of(folder, "flat", "month-end").folder());
        flat = suite.golden("flat");
        monthEnd = suite.golden("month-end");
    }

    @Test
    void everyValueOfEveryStageIsCompared() {
        assertThat(flat.hold(ENGINE).compared()).isEqualTo(200L * 13 * 2);
        assertThat(monthEnd.hold(ENGINE).compared()).isEqualTo(300L * 13 * 2 + (300 - 14) * 15);
        assertThat(monthEnd.hold(ENGINE).isParity()).isTrue();
        assertThat(monthEnd.hold(ENGINE).subjects()).isEqualTo(1);
    }

    @Test
    void aRawFeatureThatIsOneUlpOffIsTheHeadlineThoughLaterStagesAgree() {
        ParityReport report = monthEnd.hold((golden, rows) -> ENGINE.compute(golden, counting((row, raw, norm, obs) -> {
            if (row == 20) {
                raw[RSI] = Math.nextUp(raw[RSI]);
            }
            rows.next(raw, norm, obs);
        })));
        assertThat(report.isParity()).isFalse();
        assertThat(report.diverged()).isEqualTo(1);
        assertThat(report.headline()).hasValueSatisfying(first -> {
            assertThat(first.code()).isEqualTo(ErrorCode.DIVERGENCE_RAW);
            assertThat(first.subject()).isEqualTo("month-end");
            assertThat(first.feature()).isEqualTo("rsi_9");
            assertThat(first.bar()).isEqualTo(20);
            assertThat(first.time())
                    .isEqualTo(Instant.ofEpochMilli(monthEnd.bars().time(20)));
            assertThat(first.distance()).isEqualTo(1);
        });
    }

    @Test
    void anExaminationSaysTheSameAndHowItDivergesOverTime() {
        FeatureSource wrong = (golden, rows) -> ENGINE.compute(golden, counting((row, raw, norm, obs) -> {
            if (row == 20) {
                raw[RSI] = Math.nextUp(raw[RSI]);
            }
            rows.next(raw, norm, obs);
        }));
        Findings found = monthEnd.examine(wrong);
        assertThat(found.report()).isEqualTo(monthEnd.hold(wrong));
        assertThat(found.subject()).isEqualTo("month-end");
        assertThat(found.about()).isEqualTo(monthEnd.why());
        assertThat(found.series()).hasSize(1);
        Series series = found.series().get(0);
        assertThat(series.size()).isEqualTo(300);
        assertThat(series.time(299)).isEqualTo(monthEnd.bars().time(299));
        assertThat(series.actual(20)).isEqualTo(Math.nextUp(series.expected(20)));
        assertThat(series.actual(21)).isEqualTo(series.expected(21));
        assertThat(monthEnd.examine(ENGINE).series()).isEmpty();
    }

    @Test
    void aNormalisedFeatureThatIsOneUlpOffIsFound() {
        ParityReport report = monthEnd.hold((golden, rows) -> ENGINE.compute(golden, counting((row, raw, norm, obs) -> {
            if (row == 299) {
                norm[12] = Math.nextDown(norm[12]);
            }
            rows.next(raw, norm, obs);
        })));
        assertThat(report.diverged()).isEqualTo(1);
        assertThat(report.headline()).hasValueSatisfying(first -> {
            assertThat(first.code()).isEqualTo(ErrorCode.DIVERGENCE_NORMALIZED);
            assertThat(first.feature()).isEqualTo("usdmxn_change_1d");
            assertThat(first.bar()).isEqualTo(299);
        });
    }

    @Test
    void anObservationWithTwoValuesSwappedIsFound() {
        ParityReport report = monthEnd.hold((golden, rows) -> ENGINE.compute(golden, (raw, norm, obs) -> {
            if (obs != null) {
                float position = obs[13];
                obs[13] = obs[14];
                obs[14] = position;
            }
            rows.next(raw, norm, obs);
        }));
        assertThat(report.headline()).hasValueSatisfying(first -> {
            assertThat(first.code()).isEqualTo(ErrorCode.DIVERGENCE_OBSERVATION);
            assertThat(first.feature()).isEqualTo("position");
            assertThat(first.bar()).isEqualTo(14);
        });
    }

    @Test
    void aSourceThatSkipsABarProvesNothing() {
        assertSkipped(
                new Fault(
                        ErrorCode.GOLDEN_CASE_SKIPPED,
                        Place.item("case", "flat"),
                        "the source must give a row for each of its 200 bars",
                        "199"),
                flat,
                (golden, rows) -> ENGINE.compute(golden, counting((row, raw, norm, obs) -> {
                    if (row != 199) {
                        rows.next(raw, norm, obs);
                    }
                })));
        assertSkipped(
                new Fault(
                        ErrorCode.GOLDEN_CASE_SKIPPED,
                        Place.item("case", "flat"),
                        "the source must give a row for each of its 200 bars",
                        "0"),
                flat,
                (golden, rows) -> {});
    }

    @Test
    void aSourceThatGivesMoreRowsThanBarsIsRefused() {
        assertSkipped(
                new Fault(
                        ErrorCode.GOLDEN_CASE_SKIPPED,
                        Place.item("case", "flat"),
                        "the source must give a row for each of its 200 bars",
                        "400"),
                flat,
                (golden, rows) -> {
                    ENGINE.compute(golden, rows);
                    ENGINE.compute(golden, rows);
                });
    }

    @Test
    void D4_aSourceGivesAnObservationJustWhereTheCaseHasOne() {
        assertSkipped(
                new Fault(
                        ErrorCode.GOLDEN_CASE_SKIPPED,
                        Place.item("case", "month-end").part("bar 14"),
                        "the source must give an observation",
                        "none"),
                monthEnd,
                (golden, rows) -> ENGINE.compute(golden, (raw, norm, obs) -> rows.next(raw, norm, null)));
        assertSkipped(
                new Fault(
                        ErrorCode.GOLDEN_CASE_SKIPPED,
                        Place.item("case", "month-end").part("bar 0"),
                        "the source must give no observation",
                        "one"),
                monthEnd,
                (golden, rows) -> ENGINE.compute(golden, (raw, norm, obs) -> rows.next(raw, norm, new float[15])));
        assertSkipped(
                new Fault(
                        ErrorCode.GOLDEN_CASE_SKIPPED,
                        Place.item("case", "flat").part("bar 0"),
                        "the source must give no observation",
                        "one"),
                flat,
                (golden, rows) -> ENGINE.compute(golden, (raw, norm, obs) -> rows.next(raw, norm, new float[15])));
    }

    @Test
    void aRowOfTheWrongLengthIsRefused() {
        assertThat(refusal(
                                InputException.class,
                                () -> flat.hold((golden, rows) -> ENGINE.compute(
                                        golden, (raw, norm, obs) -> rows.next(Arrays.copyOf(raw, 12), norm, obs))))
                        .code())
                .isEqualTo(ErrorCode.LENGTH_DIFFERS);
    }

    @Test
    void theSameCaseCanBeHeldAgainAndAgain() {
        List<ParityReport> reports = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            reports.add(monthEnd.hold(ENGINE));
        }
        assertThat(reports).containsOnly(reports.get(0));
    }

    private static void assertSkipped(Fault fault, GoldenCase golden, FeatureSource source) {
        assertThat(refusal(FeatureParityException.class, () -> golden.hold(source))
                        .faults())
                .containsExactly(fault);
    }

    /** Sees a row with its number. */
    private interface CountedRows {
        void next(int row, double[] raw, float[] normalized, float[] observation);
    }

    private static FeatureSource.Rows counting(CountedRows counted) {
        int[] next = {0};
        return (raw, normalized, observation) -> counted.next(next[0]++, raw, normalized, observation);
    }
}
