// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.calculator;

import io.featureparity.testsupport.market.MarketColumns;
import io.featureparity.testsupport.market.Markets;
import io.featureparity.testsupport.series.Bars;
import io.featureparity.testsupport.series.Generated;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What {@link CalculatorRules} feed a calculator. */
final class RuleInputs {

    /** Numbers at the ends of what a double holds, and what arithmetic on them runs into. */
    private static final List<Double> EXTREMES = List.of(
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1e300,
            -1e300,
            1e-300,
            0.0,
            -0.0,
            1.0,
            Double.NaN);

    private RuleInputs() {}

    /** Columns of any sign, as macro values are, beside prices: a sum that goes wrong by the last bits shows there. */
    static Arbitrary<Bars> anyBars() {
        return Arbitraries.oneOf(Generated.bars(), Generated.values().map(values -> new Bars(values, values, values)));
    }

    /** Bars of extremes, in any order. */
    static Arbitrary<Bars> extremeBars() {
        return Arbitraries.of(EXTREMES)
                .array(double[].class)
                .ofSize(60)
                .list()
                .ofSize(3)
                .map(columns -> new Bars(columns.get(0), columns.get(1), columns.get(2)));
    }

    /** Bars with everything that a real feed has. */
    static Bars market(int length) {
        MarketColumns market = Markets.ragged(42, length, 0);
        return new Bars(market.high(), market.low(), market.close());
    }

    static Bars flat(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return new Bars(values, values, values);
    }

    /** Bars that go up and down, each by another step. */
    static Bars moving(int length) {
        double[][] columns = new double[3][length];
        double close = 4000;
        for (int i = 0; i < length; i++) {
            close += (i % 2 == 0 ? 3 : -3) + i % 7 * 0.25;
            columns[0][i] = close + 1 + i % 3;
            columns[1][i] = close - 1 - i % 5;
            columns[2][i] = close;
        }
        return new Bars(columns[0], columns[1], columns[2]);
    }
}
