// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Bars.bar;
import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Bars;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirectionalMovementTest extends CalculatorRules {

    private static final Map<String, String> MOVES_OF_BARS = Map.of("up", "diff(high)", "down", "-diff(low)");
    private static final List<Kind> KINDS = Arrays.stream(FirstChange.values())
            .flatMap(first -> Stream.of(
                    Alone.kind(movement(first, "up", "down"), undefined(first)),
                    Alone.kind(movement(first, "down", "up"), undefined(first))))
            .toList();

    private static final Bars MOVES = Bars.of(
            bar(10, 8, 9), // nothing before
            bar(13, 7, 9), // up 3, down 1
            bar(14, 5, 9), // up 1, down 2
            bar(13, 6, 9), // an inside bar: neither
            bar(15, 4, 9), // up 2, down 2: neither
            bar(12, 3, 9), // up -3, down 1
            bar(12, 3, 9)); // flat

    private static final Bars GAPS = Bars.of(
            bar(10, 8, 9),
            bar(NAN, 7, 9), // no up
            bar(12, 5, 9), // no high before
            bar(13, NAN, 9), // no down
            bar(14, 4, 9), // no low before
            bar(16, 4, 9)); // up 2

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Test
    void C6_theLargerMovementCountsAndTheOtherIsZero() {
        assertThat(pluses(FirstChange.ZERO, MOVES)).isEqualTo(list(0, 3, 0, 0, 0, 0, 0));
        assertThat(minuses(FirstChange.ZERO, MOVES)).isEqualTo(list(0, 0, 2, 0, 0, 1, 0));
    }

    @Test
    void C6_bothAreZeroWhereOneIsAbsent() {
        assertThat(pluses(FirstChange.ZERO, GAPS)).isEqualTo(list(0, 0, 0, 0, 0, 2));
        assertThat(minuses(FirstChange.ZERO, GAPS)).isEqualTo(list(0, 0, 0, 0, 0, 0));
    }

    @Test
    void F_bothAreAbsentWhereOneIs() {
        assertThat(pluses(FirstChange.ABSENT, GAPS)).isEqualTo(list(NAN, NAN, NAN, NAN, NAN, 2));
        assertThat(minuses(FirstChange.ABSENT, GAPS)).isEqualTo(list(NAN, NAN, NAN, NAN, NAN, 0));
    }

    @Test
    void C6_equalMovesAndZerosOfEitherSignCountAsNothing() {
        for (double other : new double[] {0.0, -0.0, 2, -2, Double.MIN_VALUE, -Double.MIN_VALUE}) {
            assertThat(list(larger(-0.0, other), larger(0.0, other), larger(other, other)))
                    .isEqualTo(list(0, 0, 0));
        }
        assertThat(larger(Double.MIN_VALUE, 0)).isEqualTo(Double.MIN_VALUE);
        assertThat(larger(Math.nextUp(2.0), 2)).isEqualTo(Math.nextUp(2.0));
        assertThat(larger(2, Math.nextUp(2.0))).isEqualTo(0.0);
    }

    /** The larger of two moves, as the average directional index takes it. */
    private static double larger(double move, double other) {
        return Alone.bars("where((high > low) & (high > 0), high, 0)").update(move, other, NAN);
    }

    /** The movement to one side, as the template of the average directional index writes it. */
    private static Formula movement(FirstChange first, String move, String other) {
        String larger = "where((" + move + " > " + other + ") & (" + move + " > 0), " + move + ", 0)";
        String text = first == FirstChange.ABSENT ? "where(isna(up) | isna(down), nan, " + larger + ")" : larger;
        return Alone.formula(MOVES_OF_BARS, text);
    }

    private static double undefined(FirstChange first) {
        return first == FirstChange.ABSENT ? NAN : 0;
    }

    private static List<Double> pluses(FirstChange firstChange, Bars bars) {
        return over(Alone.bars(movement(firstChange, "up", "down"), NAN), bars);
    }

    private static List<Double> minuses(FirstChange firstChange, Bars bars) {
        return over(Alone.bars(movement(firstChange, "down", "up"), NAN), bars);
    }
}
