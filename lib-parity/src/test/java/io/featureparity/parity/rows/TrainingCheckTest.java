// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.comparison.UlpDistance;
import io.featureparity.parity.coverage.Omission;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Period;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.ShippedSuite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingCheckTest {

    private static final List<String> SOME = List.of("adx_14", "rsi_9");

    private final GoldenCase golden = ShippedSuite.golden("month-end");

    private EngineRows engine(Stage stage) {
        FeatureEngine engine = FeatureEngine.of(Model.of(golden.contract(), golden.stats()));
        return new EngineRows(engine, stage, ListedRows.bars(golden), ListedRows.layout(golden));
    }

    /** What the engine gives, as if training had computed it. */
    private List<ListedRows.Expected> right(Stage stage, List<String> features) {
        EngineRows rows = engine(stage);
        List<ListedRows.Expected> expected = new ArrayList<>();
        while (rows.next()) {
            double[] values = features.stream()
                    .mapToDouble(feature -> rows.value(rows.names().indexOf(feature)))
                    .toArray();
            expected.add(new ListedRows.Expected(rows.time(), values));
        }
        return expected;
    }

    private TrainingCheck.Result check(Stage stage, List<ListedRows.Expected> expected, List<String> features) {
        return TrainingCheck.run("file", engine(stage), ListedRows.expected(expected), features);
    }

    /** Compares some features, as somebody asked for. */
    private TrainingCheck.Result asked(Stage stage, List<ListedRows.Expected> expected, List<String> features) {
        EngineRows rows = engine(stage);
        Scope scope = Scope.of(rows.names(), features, Omission.Reason.NOT_ASKED, List.of(), List.of());
        return run(rows, expected, scope);
    }

    private TrainingCheck.Result run(EngineRows rows, List<ListedRows.Expected> expected, Scope scope) {
        return TrainingCheck.run(new Comparison("file", golden.contract()), rows, ListedRows.expected(expected), scope);
    }

    @Test
    void engineRowsAreWhatTrainingComputed() {
        EngineRows raw = engine(Stage.RAW);
        EngineRows normalized = engine(Stage.NORMALIZED);
        EngineRows observation = engine(Stage.OBSERVATION);
        FeatureSource source = (of, rows) -> {
            while (raw.next() && normalized.next() && observation.next()) {
                double[] first = new double[raw.names().size()];
                float[] second = new float[normalized.names().size()];
                float[] third = new float[observation.names().size()];
                for (int i = 0; i < third.length; i++) {
                    third[i] = (float) observation.value(i);
                    if (i < first.length) {
                        first[i] = raw.value(i);
                        second[i] = (float) normalized.value(i);
                    }
                }
                rows.next(first, second, observation.isPresent() ? third : null);
            }
        };
        assertThat(golden.hold(source).isParity()).isTrue();
        assertThat(raw.index()).isEqualTo(golden.bars().size() - 1);
        assertThat(raw.names()).hasSize(13);
        assertThat(observation.names()).hasSize(15);
    }

    @Test
    void D4_aBarOfTheWarmUpHasNoObservation() {
        EngineRows rows = engine(Stage.OBSERVATION);
        for (int bar = 0; bar < 20; bar++) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.isPresent()).isEqualTo(bar >= 14);
            assertThat(Double.isNaN(rows.value(0))).isEqualTo(bar < 14);
        }
    }

    @Test
    void everyValueOfEveryRowIsCompared() {
        for (Stage stage : Stage.values()) {
            TrainingCheck.Result result = asked(stage, right(stage, SOME), SOME);
            int rows = golden.bars().size();
            int compared = stage == Stage.OBSERVATION ? rows - 14 : rows;
            assertThat(result.isParity()).isTrue();
            assertThat(result.coverage().joined()).isEqualTo(rows);
            assertThat(result.coverage().warmUp()).isEqualTo(rows - compared);
            assertThat(result.coverage().barsOnly()).isEqualTo(OneSided.none());
            assertThat(result.coverage().expectedOnly()).isEqualTo(OneSided.none());
            assertThat(result.report().lines())
                    .extracting(ParityReport.Line::feature, ParityReport.Line::compared)
                    .containsExactly(tuple("rsi_9", (long) compared), tuple("adx_14", (long) compared));
        }
    }

    @Test
    void oneBitIsFoundWhereverItIs() {
        for (int bar : new int[] {0, 1, 150, golden.bars().size() - 1}) {
            List<ListedRows.Expected> rows = right(Stage.RAW, SOME);
            double[] values = rows.get(bar).values();
            values[1] = Math.nextUp(values[1]);
            TrainingCheck.Result result = check(Stage.RAW, rows, SOME);
            assertThat(result.isParity()).isFalse();
            assertThat(result.report().diverged()).isEqualTo(1);
            Divergence first = result.report().headline().orElseThrow();
            assertThat(first.feature()).isEqualTo("rsi_9");
            assertThat(first.bar()).isEqualTo(bar);
            assertThat(first.time().toEpochMilli()).isEqualTo(golden.bars().time(bar));
            assertThat(first.expected()).isEqualTo(values[1]);
        }
    }

    @Test
    void absentOnOneSideIsADivergenceAndOnBothIsNone() {
        List<ListedRows.Expected> rows = right(Stage.RAW, List.of("rsi_9"));
        rows.get(7).values()[0] = Double.NaN;
        TrainingCheck.Result result = check(Stage.RAW, rows, List.of("rsi_9"));
        assertThat(result.report().diverged()).isEqualTo(1);
        assertThat(result.report().headline().orElseThrow().distance()).isEqualTo(UlpDistance.INCOMPARABLE);
    }

    @Test
    void rowsAreJoinedByTimeAndNotByPlace() {
        List<ListedRows.Expected> rows = right(Stage.RAW, SOME);
        long first = rows.get(0).time();
        rows.add(0, new ListedRows.Expected(first - 2, 1, 2));
        rows.add(0, new ListedRows.Expected(first - 3, 1, 2));
        rows.remove(10);
        rows.remove(10);
        rows.add(10, new ListedRows.Expected(rows.get(10).time() - 1, 1, 2));
        long last = rows.get(rows.size() - 1).time();
        rows.add(new ListedRows.Expected(last + 5, 1, 2));
        TrainingCheck.Result result = asked(Stage.RAW, rows, SOME);
        assertThat(result.report().isParity()).isTrue();
        assertThat(result.coverage().joinedShare()).isEqualTo("98.67 %: 298 of 302");
        assertThat(result.coverage().joined()).isEqualTo(golden.bars().size() - 2);
        assertThat(result.coverage().barsOnly())
                .isEqualTo(new OneSided(
                        2,
                        Instant.ofEpochMilli(golden.bars().time(8)),
                        Instant.ofEpochMilli(golden.bars().time(9))));
        assertThat(result.coverage().expectedOnly())
                .isEqualTo(new OneSided(4, Instant.ofEpochMilli(first - 3), Instant.ofEpochMilli(last + 5)));
    }

    @Test
    void nothingInCommonIsNoParity() {
        TrainingCheck.Result none = check(Stage.RAW, List.of(), SOME);
        assertThat(none.isParity()).isFalse();
        assertThat(none.report().lines()).isEmpty();
        assertThat(none.coverage().barsOnly().rows()).isEqualTo(golden.bars().size());
        assertThat(check(Stage.RAW, right(Stage.RAW, List.of()), List.of()).isParity())
                .isFalse();
        List<ListedRows.Expected> warmUp = right(Stage.OBSERVATION, SOME).subList(0, 14);
        assertThat(check(Stage.OBSERVATION, warmUp, SOME).isParity()).isFalse();
    }

    @Test
    void rowsThatDoNotGoForwardAreRefused() {
        List<ListedRows.Expected> rows = right(Stage.RAW, SOME);
        rows.add(5, rows.get(3));
        InputException refused = refusal(InputException.class, () -> check(Stage.RAW, rows, SOME));
        assertThat(refused.code()).isEqualTo(ErrorCode.TIME_NOT_AFTER);
        assertThat(refused).hasMessageContaining("file, row 5");
    }

    @Test
    void aFeatureThatTheStageDoesNotHaveIsRefused() {
        List<ListedRows.Expected> rows = right(Stage.RAW, SOME);
        for (String feature : List.of("rsi_14", "position")) {
            assertThatThrownBy(() -> check(Stage.RAW, rows, List.of("rsi_9", feature)))
                    .isInstanceOfSatisfying(
                            InputException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_FEATURE));
        }
        Comparison comparison = new Comparison("file", golden.contract());
        assertThatThrownBy(() -> comparison.value(Stage.RAW, 13, 0, 0, 1, 1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> comparison.value(Stage.RAW, -1, 0, 0, 1, 1)).isInstanceOf(InputException.class);
    }

    /** A feature that nobody compared may be wrong in every row. */
    @Test
    void aFeatureOfTheContractThatIsNotComparedIsAFailure() {
        List<ListedRows.Expected> rows = right(Stage.RAW, SOME);
        TrainingCheck.Result result = check(Stage.RAW, rows, SOME);
        assertThat(result.report().isParity()).isTrue();
        assertThat(result.isParity()).isFalse();
        assertThat(result.coverage().faults(Place.named("file")))
                .hasSize(11)
                .allSatisfy(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.FEATURE_NOT_COMPARED));

        List<String> all = engine(Stage.RAW).names();
        assertThat(check(Stage.RAW, right(Stage.RAW, all), all).isParity()).isTrue();
        List<String> others = all.subList(1, all.size());
        assertThat(check(Stage.RAW, right(Stage.RAW, others), others).isParity())
                .isFalse();
        Scope allowed = Scope.of(all, others, Omission.Reason.MISSING, List.of(all.get(0)), List.of());
        TrainingCheck.Result stated = run(engine(Stage.RAW), right(Stage.RAW, others), allowed);
        assertThat(stated.isParity()).isTrue();
        assertThat(stated.coverage().scope().omitted())
                .containsExactly(new Omission("log_ret_5m", Omission.Reason.ALLOWED, List.of()));
    }

    /** 297 of 300 rows are 99 %, and 296 are not; it makes no difference on which side the others are missing. */
    @Test
    void tooFewRowsInCommonAreNoParityOnEitherSide() {
        List<String> all = engine(Stage.RAW).names();
        List<ListedRows.Expected> rows = right(Stage.RAW, all);
        rows.subList(100, 103).clear();
        TrainingCheck.Result enough = check(Stage.RAW, rows, all);
        assertThat(enough.coverage().joinedShare()).isEqualTo("99 %: 297 of 300");
        assertThat(enough.isParity()).isTrue();
        rows.remove(50);
        TrainingCheck.Result fewer = check(Stage.RAW, rows, all);
        assertThat(fewer.isParity()).isFalse();
        assertThat(fewer.coverage().faults(Place.named("file")))
                .extracting(Fault::toString)
                .containsExactly(
                        "FP-907 at file: must have 99 % of its rows, and of the bars, at times of both, but was"
                                + " 98.66 %: 296 of 300");

        List<ListedRows.Expected> more = right(Stage.RAW, all);
        for (int i = 1; i <= 4; i++) {
            more.add(new ListedRows.Expected(golden.bars().time(299) + i, new double[all.size()]));
        }
        TrainingCheck.Result others = check(Stage.RAW, more, all);
        assertThat(others.coverage().joinedShare()).isEqualTo("98.68 %: 300 of 304");
        assertThat(others.isParity()).isFalse();
        Scope loose = Scope.strict(all, all).withMinJoined(Share.parse("0.98"));
        assertThat(run(engine(Stage.RAW), more, loose).isParity()).isTrue();
        assertThat(check(Stage.RAW, right(Stage.RAW, all).subList(150, 151), all)
                        .isParity())
                .isFalse();
    }

    @Test
    void rowsOutsideOfThePeriodDoNotCount() {
        List<String> all = engine(Stage.RAW).names();
        List<ListedRows.Expected> rows = right(Stage.RAW, all);
        rows.get(99).values()[3] += 1; // is not looked at
        rows.get(201).values()[3] += 1;
        rows.subList(0, 50).clear();
        Period period = new Period(golden.bars().time(100), golden.bars().time(200));
        TrainingCheck.Result result =
                run(engine(Stage.RAW), rows, Scope.strict(all, all).within(period));
        assertThat(result.isParity()).isTrue();
        assertThat(result.coverage().joined()).isEqualTo(101);
        assertThat(result.coverage().barsOnly()).isEqualTo(OneSided.none());
        assertThat(result.report().compared()).isEqualTo(101L * all.size());
    }
}
