// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.tests.market.Alone;
import io.featureparity.tests.market.Market;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Clause C2: what log returns keep to. */
class ReturnLawsTest {

    private static final int TRIES = 1_000;
    private static final int LONGEST = 250;

    /** A quotient is off by 2^-53 of itself at most, and so its logarithm by hardly more than that. */
    private static final double OF_A_QUOTIENT = 0x1.00001p-53;

    @Property(tries = TRIES)
    void C2_theReturnHasTheSignOfTheMove(@ForAll long seed, @ForAll @IntRange(min = 2, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        double[] close = market.close();
        double[] change = market.raw("log_ret_5m");
        for (int row = 1; row < length; row++) {
            double quotient = close[row] / close[row - 1];
            double expected = Double.isNaN(quotient) ? 0 : Math.signum(quotient - 1);
            assertThat(Math.signum(change[row])).isEqualTo(expected);
        }
    }

    @Property(tries = TRIES)
    void C2_thereAndBackCancelsButForRounding(@ForAll long seed, @ForAll @IntRange(min = -40, max = 40) int power) {
        SplittableRandom random = new SplittableRandom(seed);
        double one = 1 + random.nextDouble();
        double other = Math.scalb(1 + random.nextDouble(), power);
        double there = logReturn(one, other);
        double back = logReturn(other, one);
        // Each logarithm is within one unit in the last place.
        BigDecimal bound = sum(Math.ulp(there), Math.ulp(back), 2 * OF_A_QUOTIENT);
        assertThat(sum(there, back).abs()).isLessThanOrEqualTo(bound);
    }

    @Property(tries = TRIES)
    void C2_twelveReturnsAddUpToTheHourButForRounding(@ForAll long seed) {
        Market market = Market.grid(seed, 13);
        double[] fiveMinutes = market.raw("log_ret_5m");
        double hour = market.raw("log_ret_1h")[12];
        BigDecimal apart = new BigDecimal(-hour);
        BigDecimal bound = sum(Math.ulp(hour), OF_A_QUOTIENT);
        for (int row = 1; row <= 12; row++) {
            apart = apart.add(new BigDecimal(fiveMinutes[row]));
            bound = bound.add(sum(Math.ulp(fiveMinutes[row]), OF_A_QUOTIENT));
        }
        assertThat(apart.abs()).isLessThanOrEqualTo(bound);
    }

    @Property(tries = TRIES)
    void C2_withoutAnEarlierOrAPresentCloseItReads0(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        double[] close = market.close();
        double[] change = market.raw("log_ret_4h");
        for (int row = 0; row < length; row++) {
            if (row < 48 || Double.isNaN(close[row]) || Double.isNaN(close[row - 48])) {
                assertThat(change[row]).isZero();
            }
        }
    }

    private static double logReturn(double from, double to) {
        Alone returns = new Alone("log(x / shift(x))");
        returns.next(from);
        return returns.next(to);
    }

    private static BigDecimal sum(double... values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum;
    }
}
