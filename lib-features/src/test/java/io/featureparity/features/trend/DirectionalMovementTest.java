// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.trend;

import static io.featureparity.testsupport.series.Bars.bar;
import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.features.series.Alone;
import io.featureparity.features.state.StateLayout;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Bars;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectionalMovementTest extends CalculatorRules {

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

    private static final Alone.OfBar<DirectionalMovement> UP = (movement, s, high, low, close) -> {
        double up = movement.up(s, high);
        return movement.larger(up, movement.down(s, low));
    };

    private static final Alone.OfBar<DirectionalMovement> DOWN = (movement, s, high, low, close) -> {
        double up = movement.up(s, high);
        return movement.larger(movement.down(s, low), up);
    };

    @Override
    protected List<Kind> kinds() {
        return List.of(
                Alone.kindOfBars("up", 0, places -> new DirectionalMovement(places, FirstChange.ZERO), UP),
                Alone.kindOfBars("down", 0, places -> new DirectionalMovement(places, FirstChange.ZERO), DOWN),
                Alone.kindOfBars(
                        "up or absent", NAN, places -> new DirectionalMovement(places, FirstChange.ABSENT), UP),
                Alone.kindOfBars(
                        "down or absent", NAN, places -> new DirectionalMovement(places, FirstChange.ABSENT), DOWN));
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
        DirectionalMovement movement = new DirectionalMovement(new StateLayout(), FirstChange.ZERO);
        for (double other : new double[] {0.0, -0.0, 2, -2, Double.MIN_VALUE, -Double.MIN_VALUE}) {
            assertThat(list(movement.larger(-0.0, other), movement.larger(0.0, other), movement.larger(other, other)))
                    .isEqualTo(list(0, 0, 0));
        }
        assertThat(movement.larger(Double.MIN_VALUE, 0)).isEqualTo(Double.MIN_VALUE);
        assertThat(movement.larger(Math.nextUp(2.0), 2)).isEqualTo(Math.nextUp(2.0));
        assertThat(movement.larger(2, Math.nextUp(2.0))).isEqualTo(0.0);
    }

    private static List<Double> pluses(FirstChange firstChange, Bars bars) {
        return over(Alone.bars(places -> new DirectionalMovement(places, firstChange), UP), bars);
    }

    private static List<Double> minuses(FirstChange firstChange, Bars bars) {
        return over(Alone.bars(places -> new DirectionalMovement(places, firstChange), DOWN), bars);
    }
}
