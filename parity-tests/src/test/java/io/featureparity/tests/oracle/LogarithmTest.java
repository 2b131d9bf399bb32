// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.oracle;

import static io.featureparity.tests.oracle.Once.DIGITS;
import static io.featureparity.tests.oracle.Once.exact;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.tests.market.Alone;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Clause C2: the log return against the logarithm as a series in decimal arithmetic. */
class LogarithmTest {

    private static final BigDecimal LAST_DIGIT = new BigDecimal("1e-45");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    @Property(tries = 2_000)
    void C2_theLogReturnIsWithinOneUlpOfTheTrueLogarithmOfTheQuotient(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 50) int closeness) {
        SplittableRandom random = new SplittableRandom(seed);
        double from = 4_000 * (1 + random.nextDouble());
        double to = from * (1 + Math.scalb(random.nextDouble() - 0.5, -closeness));
        Alone returns = new Alone("log(x / shift(x))");
        returns.next(from);
        double actual = returns.next(to);
        BigDecimal expected = logarithm(exact(Once.divide(to, from)));
        assertThat(exact(actual).subtract(expected).abs()).isLessThan(exact(Math.ulp(actual)));
    }

    @Example
    void C2_theSeriesKnowsTheLogarithmsThatTablesKnow() {
        BigDecimal ofTwo = new BigDecimal("0.693147180559945309417232121458176568075500134360255");
        assertThat(logarithm(TWO).subtract(ofTwo).abs()).isLessThan(new BigDecimal("1e-40"));
        assertThat(logarithm(BigDecimal.ONE)).isZero();
    }

    /** {@code ln q = 2 artanh((q - 1) / (q + 1))}, term by term. */
    private static BigDecimal logarithm(BigDecimal q) {
        BigDecimal x = q.subtract(BigDecimal.ONE).divide(q.add(BigDecimal.ONE), DIGITS);
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int n = 3; power.abs().compareTo(LAST_DIGIT) > 0; n += 2) {
            power = power.multiply(x, DIGITS).multiply(x, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
        }
        return sum.multiply(TWO, DIGITS);
    }
}
