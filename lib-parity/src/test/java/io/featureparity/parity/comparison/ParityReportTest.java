// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.featureparity.parity.comparison.ParityReport.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityReportTest {

    @Test
    void thereIsParityOnlyIfSomethingWasComparedAtEveryLineAndNothingDiverged() {
        assertThat(new ParityReport(0, List.of()).isParity()).isFalse();
        assertThat(new ParityReport(1, List.of(same(Stage.RAW, "a", 5))).isParity())
                .isTrue();
        assertThat(new ParityReport(1, List.of(same(Stage.RAW, "a", 5), same(Stage.RAW, "b", 0))).isParity())
                .isFalse();
        assertThat(new ParityReport(1, List.of(same(Stage.RAW, "a", 5), diverging(Stage.RAW, "b", "x", 2))).isParity())
                .isFalse();
        assertThat(same(Stage.RAW, "a", 0).isParity()).isFalse();
        assertThat(diverging(Stage.RAW, "b", "x", 2).isParity()).isFalse();
    }

    @Test
    void theHeadlineIsOfTheFirstStageAndThereOfTheEarliestBar() {
        Line laterStage = diverging(Stage.NORMALIZED, "a", "x", 1);
        Line laterBar = diverging(Stage.RAW, "b", "x", 9);
        Line earliest = diverging(Stage.RAW, "c", "x", 8);
        Line asEarly = diverging(Stage.RAW, "d", "x", 8);
        ParityReport report =
                new ParityReport(1, List.of(laterStage, same(Stage.RAW, "a", 3), laterBar, earliest, asEarly));
        assertThat(report.headline()).hasValue(earliest.first());
        assertThat(new ParityReport(1, List.of(laterStage)).headline()).hasValue(laterStage.first());
        assertThat(new ParityReport(1, List.of(same(Stage.RAW, "a", 3))).headline())
                .isEmpty();
    }

    @Test
    void aSumAddsCountsKeepsTheWorstAndTheFirstReportsDivergence() {
        ParityReport one =
                new ParityReport(1, List.of(same(Stage.RAW, "a", 5), diverging(Stage.OBSERVATION, "b", "x", 7)));
        ParityReport two = new ParityReport(
                2,
                List.of(
                        diverging(Stage.RAW, "a", "y", 3),
                        same(Stage.RAW, "c", 4),
                        diverging(Stage.OBSERVATION, "b", "y", 1)));
        ParityReport sum = ParityReport.sum(List.of(one, two));
        assertThat(sum)
                .isEqualTo(new ParityReport(
                        3,
                        List.of(
                                TestLines.line(Stage.RAW, "a", 15, 2, 1L << 52, divergence(Stage.RAW, "a", "y", 3)),
                                same(Stage.RAW, "c", 4),
                                TestLines.line(
                                        Stage.OBSERVATION,
                                        "b",
                                        20,
                                        4,
                                        1L << 23,
                                        divergence(Stage.OBSERVATION, "b", "x", 7)))));
        assertThat(sum.compared()).isEqualTo(39);
        assertThat(sum.diverged()).isEqualTo(6);
        assertThat(sum.headline()).hasValue(divergence(Stage.RAW, "a", "y", 3));
    }

    @Test
    void aSumOfNothingIsNoParityAndAReportOnNothingDoesNotDisappearInASum() {
        ParityReport nothing = new ParityReport(0, List.of());
        assertThat(ParityReport.sum(List.of())).isEqualTo(nothing);
        ParityReport good = new ParityReport(1, List.of(same(Stage.RAW, "a", 5)));
        assertThatIllegalArgumentException().isThrownBy(() -> ParityReport.sum(List.of(good, nothing)));
    }

    @Test
    void aReportThatContradictsItselfIsRefused() {
        Line line = same(Stage.RAW, "a", 5);
        assertThatIllegalArgumentException().isThrownBy(() -> new ParityReport(0, List.of(line)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParityReport(1, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParityReport(-1, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParityReport(2, List.of(line, same(Stage.RAW, "a", 6))))
                .withMessage("there must be one line for a feature and stage");
    }

    @Test
    void aLineThatContradictsItselfIsRefused() {
        Divergence first = divergence(Stage.RAW, "a", "x", 3);
        long worst = first.distance();
        Distances five = TestLines.distances(5, 1, worst);
        assertRefused("a", five, -1, null);
        assertRefused("a", five, 6, first);
        assertRefused("a", five, 1, null);
        assertRefused("a", five, 0, first);
        assertRefused("a", TestLines.distances(5, 1, worst - 1), 1, first);
        assertRefused("b", five, 1, first);
        assertRefused("a", Distances.NONE, 1, first);
        assertThatIllegalArgumentException().isThrownBy(() -> line(Stage.NORMALIZED, "a", five, 1, first));
        assertThatNullPointerException().isThrownBy(() -> line(null, "a", five, 0, null));
        assertThatNullPointerException().isThrownBy(() -> line(Stage.RAW, null, five, 0, null));
    }

    private static void assertRefused(String feature, Distances distances, long diverged, Divergence first) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(Stage.RAW, feature, distances, diverged, first))
                .withMessageStartingWith("no line can say: RAW " + feature + ", compared " + distances.count());
    }

    /** With errors and times that go with any counts. */
    private static Line line(Stage stage, String feature, Distances distances, long diverged, Divergence first) {
        TimeShares times =
                TestLines.times(Instant.EPOCH, distances.count(), Math.max(0, Math.min(diverged, distances.count())));
        return new Line(stage, feature, distances, diverged, first, TestLines.errors(first), times);
    }

    @Test
    void aLineOfWhichErrorsOrTimesBelongToAnotherIsRefused() {
        Divergence absent = new Divergence(Stage.RAW, "x", "a", 3, Instant.EPOCH, 1, Double.NaN);
        Divergence numeric = divergence(Stage.RAW, "a", "x", 4);
        Distances five = TestLines.distances(5, 2, UlpDistance.INCOMPARABLE);
        TimeShares times = TestLines.times(Instant.EPOCH, 5, 2);
        assertThat(new Line(Stage.RAW, "a", five, 2, absent, TestLines.errors(numeric), times).firstNumeric())
                .isEqualTo(numeric);
        for (Divergence another : List.of(
                divergence(Stage.RAW, "a", "x", 3),
                divergence(Stage.RAW, "b", "x", 4),
                divergence(Stage.NORMALIZED, "a", "x", 4))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Line(Stage.RAW, "a", five, 2, absent, TestLines.errors(another), times))
                    .withMessageStartingWith("the first divergence of two numbers cannot be ");
        }
        assertThatIllegalArgumentException()
                .as("the first of all is of two numbers, so it is the first of those")
                .isThrownBy(() -> new Line(Stage.RAW, "a", five, 2, numeric, NumericErrors.NONE, times));
        for (TimeShares others :
                List.of(TestLines.times(Instant.EPOCH, 6, 2), TestLines.times(Instant.EPOCH, 5, 1), TimeShares.NONE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Line(Stage.RAW, "a", five, 2, absent, NumericErrors.NONE, others))
                    .withMessageEndingWith(" in all");
        }
    }

    @Test
    void theNumericHeadlineLeavesOutWhereOneSideIsAbsent() {
        Divergence absent = new Divergence(Stage.RAW, "x", "a", 3, Instant.EPOCH, 1, Double.NaN);
        Line first = TestLines.line(Stage.RAW, "a", 10, 2, UlpDistance.INCOMPARABLE, absent);
        Line later = diverging(Stage.NORMALIZED, "b", "x", 9);
        ParityReport report = new ParityReport(1, List.of(first, later));
        assertThat(report.headline()).hasValue(absent);
        assertThat(report.numericHeadline()).hasValue(later.first());
        assertThat(new ParityReport(1, List.of(first)).numericHeadline()).isEmpty();
    }

    /** However many lines there are, a report stays small enough to be read again. */
    @Test
    void theMoreLinesTheFewerEntriesOfDays() {
        List<TimeShares.Share> days = new ArrayList<>();
        for (int i = 0; i < TimeShares.MOST_DAYS; i++) {
            days.add(new TimeShares.Share(4 + i, 1, 0)); // 1970-01-05 was a Monday
        }
        TimeCounter counter = new TimeCounter(TimeShares.MOST_DAYS);
        days.forEach(day -> counter.compared(day.at() * 86_400_000));
        TimeShares year = counter.result();
        assertThat(year.days()).isEqualTo(days);
        Distances all = TestLines.distances(year.compared(), 0, 0);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add(new Line(Stage.RAW, "f" + i, all, 0, null, NumericErrors.NONE, year));
        }
        assertThat(new ParityReport(1, lines.subList(0, 10)).lines()).isEqualTo(lines.subList(0, 10));
        assertThat(new ParityReport(1, lines.subList(0, 11)).lines())
                .allSatisfy(line -> assertThat(line.times().days()).hasSize(53));
        assertThat(new ParityReport(1, lines).lines()).allSatisfy(line -> {
            assertThat(line.times().days()).hasSize(53);
            assertThat(line.times().daysTogether()).isEqualTo(7);
        });
    }

    private static Line same(Stage stage, String feature, long compared) {
        return TestLines.line(stage, feature, compared, 0, 0, null);
    }

    /** Ten values, two of which diverge. */
    private static Line diverging(Stage stage, String feature, String subject, long bar) {
        Divergence first = divergence(stage, feature, subject, bar);
        return TestLines.line(stage, feature, 10, 2, first.distance(), first);
    }

    private static Divergence divergence(Stage stage, String feature, String subject, long bar) {
        return new Divergence(stage, subject, feature, bar, Instant.EPOCH, 1, 2);
    }
}
