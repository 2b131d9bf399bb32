// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.LogReturn.Form;
import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Generated;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LogReturnTest extends CalculatorRules {

    private static final double NO_CLIP = Double.POSITIVE_INFINITY;
    private static final List<Kind> KINDS = Arrays.stream(Form.values())
            .map(form -> new LogReturn(12, form, NO_CLIP))
            .map(log -> Alone.kind(log, 0))
            .toList();

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Provide
    Arbitrary<double[]> prices() {
        return Generated.prices();
    }

    @Property(tries = 1000)
    void C2_everyFormAndLagIsItsDefinition(
            @ForAll("prices") double[] closes,
            @ForAll @IntRange(min = 1, max = 50) int lag,
            @ForAll Form form,
            @ForAll boolean clipped) {
        double[] expected = new double[closes.length];
        for (int i = lag; i < closes.length; i++) {
            double earlier = closes[i - lag];
            double value =
                    switch (form) {
                        case LOG_OF_QUOTIENT -> StrictMath.log(closes[i] / earlier);
                        case DIFFERENCE_OF_LOGS -> StrictMath.log(closes[i]) - StrictMath.log(earlier);
                        case PERCENTAGE -> closes[i] / earlier - 1;
                    };
            value = Double.isNaN(value) ? 0 : value;
            expected[i] = clipped && value > 0.05 ? 0.05 : clipped && value < -0.05 ? -0.05 : value;
        }
        var parameters = new LogReturn(lag, form, clipped ? 0.05 : NO_CLIP);

        assertThat(over(Alone.values(parameters, 0), closes)).isEqualTo(list(expected));
    }

    @Example
    void C2_itIsZeroWhileThereAreNotEnoughEarlierBars() {
        assertThat(over(contract(2), 1, 2, 4, 1)).isEqualTo(list(0, 0, StrictMath.log(4), StrictMath.log(0.5)));
    }

    @Example
    void C2_itIsZeroWhereEitherCloseIsAbsent() {
        assertThat(over(contract(1), 2, NAN, 2, 2)).isEqualTo(list(0, 0, 0, 0));
    }

    @Example
    void C2_theQuotientIsTakenFirst() {
        double quotientFirst = StrictMath.log(4012.25 / 4011.5);

        assertThat(over(contract(1), 4011.5, 4012.25)).isEqualTo(list(0, quotientFirst));
        assertThat(quotientFirst).isNotEqualTo(StrictMath.log(4012.25) - StrictMath.log(4011.5));
    }

    private static DoubleUnaryOperator contract(int lag) {
        return Alone.values(new LogReturn(lag, Form.LOG_OF_QUOTIENT, NO_CLIP), 0);
    }
}
