// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.FixedZScore;
import io.featureparity.contract.calculation.FixedZSpread;
import io.featureparity.contract.calculation.Spread;
import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FixedScoresTest extends CalculatorRules {

    private static final List<Kind> KINDS = List.of(
            Alone.kind(new Spread(10), NAN),
            Alone.kind(new FixedZScore(103, 5.6, 4), 0),
            Alone.kind(new FixedZSpread(10, 7.03, 1.41, 4), 0));

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Test
    void C12_theSpreadIsTheConstantLessTheValueAndAbsentStaysAbsent() {
        DoubleUnaryOperator score = Alone.values(new Spread(10), NAN);

        assertThat(over(score, 4.1444, NAN, 12, 0, -0.0)).isEqualTo(list(10 - 4.1444, NAN, -2, 10, 10));
    }

    @Test
    void F_aFixedZScoreIsDividedAndClipped() {
        DoubleUnaryOperator score = Alone.values(new FixedZScore(103, 5.6, 4), 0);

        assertThat(over(score, 103.7137, 103, NAN, 1000, -1000)).isEqualTo(list((103.7137 - 103) / 5.6, 0, 0, 4, -4));
    }

    @Test
    void F_aFixedZScoreIsNotMultipliedByAReciprocal() {
        DoubleUnaryOperator score = Alone.values(new FixedZScore(0, 49, 4), 0);

        assertThat(score.applyAsDouble(49)).isEqualTo(1.0);
        assertThat(49 * (1 / 49.0)).isNotEqualTo(1.0);
    }

    @Test
    void F_aSpreadIsTakenBeforeItsFixedMean() {
        DoubleUnaryOperator score = Alone.values(new FixedZSpread(10, 7.03, 1.41, 4), 0);
        double z = ((10 - 0.1) - 7.03) / 1.41;

        assertThat(over(score, 0.1, NAN, 100, -100)).isEqualTo(list(z, 0, -4, 4));
        assertThat(z).isNotEqualTo(((10 - 7.03) - 0.1) / 1.41);
    }
}
