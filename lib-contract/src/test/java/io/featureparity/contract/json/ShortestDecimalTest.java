// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {

    @Test
    void E2_realNumbersAreTheOnesPythonPrints() {
        List<String[]> facts = Facts.rows("real-numbers.csv", ",");
        assertThat(facts).hasSizeGreaterThan(500);
        for (String[] fact : facts) {
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(fact[0], 16));
            assertThat(ShortestDecimal.of(value)).as("bits %s", fact[0]).isEqualTo(fact[1]);
        }
    }

    @Test
    void E2_theEndsOfTheDoublesArePrinted() {
        assertThat(ShortestDecimal.of(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(ShortestDecimal.of(Double.MIN_NORMAL)).isEqualTo("2.2250738585072014e-308");
        assertThat(ShortestDecimal.of(Double.MAX_VALUE)).isEqualTo("1.7976931348623157e+308");
        assertThat(ShortestDecimal.of(-Double.MAX_VALUE)).isEqualTo("-1.7976931348623157e+308");
    }

    @Test
    void E2_zeroKeepsItsSign() {
        assertThat(ShortestDecimal.of(0.0)).isEqualTo("0.0");
        assertThat(ShortestDecimal.of(-0.0)).isEqualTo("-0.0");
    }

    @Test
    void E2_positionalFrom1eMinus4UpToButNotIncluding1e16() {
        assertThat(ShortestDecimal.of(Math.nextDown(1e-4))).isEqualTo("9.999999999999999e-05");
        assertThat(ShortestDecimal.of(1e-4)).isEqualTo("0.0001");
        assertThat(ShortestDecimal.of(Math.nextUp(1e-4))).isEqualTo("0.00010000000000000002");
        assertThat(ShortestDecimal.of(Math.nextDown(1e16))).isEqualTo("9999999999999998.0");
        assertThat(ShortestDecimal.of(1e16)).isEqualTo("1e+16");
        assertThat(ShortestDecimal.of(Math.nextUp(1e16))).isEqualTo("1.0000000000000002e+16");
    }

    @Test
    void E2_oneDigitIsEnoughWhereItReadsBack() {
        assertThat(ShortestDecimal.of(4 * Double.MIN_VALUE)).isEqualTo("2e-323");
        assertThat(ShortestDecimal.of(Double.parseDouble("2e23"))).isEqualTo("2e+23");
    }

    @Test
    void E2_oneDigitMayStandOnePlaceFurtherUp() {
        assertThat(ShortestDecimal.of(2 * Double.MIN_VALUE)).isEqualTo("1e-323");
        assertThat(ShortestDecimal.of(-2 * Double.MIN_VALUE)).isEqualTo("-1e-323");
    }

    /** As numpy prints a float32. */
    @Test
    void E2_aFloatHasTheDigitsOfAFloat() {
        assertThat(ShortestDecimal.of(0.1f)).isEqualTo("0.1");
        assertThat(ShortestDecimal.of(-0.0f)).isEqualTo("-0.0");
        assertThat(ShortestDecimal.of(5f)).isEqualTo("5.0");
        assertThat(ShortestDecimal.of(0.025813654f)).isEqualTo("0.025813654");
        assertThat(ShortestDecimal.of(1.2e-4f)).isEqualTo("0.00012");
        assertThat(ShortestDecimal.of(9.8765e-5f)).isEqualTo("9.8765e-05");
        assertThat(ShortestDecimal.of(33554432f)).isEqualTo("33554432.0");
        assertThat(ShortestDecimal.of(Float.MIN_VALUE)).isEqualTo("1e-45");
        assertThat(ShortestDecimal.of(Float.MAX_VALUE)).isEqualTo("3.4028235e+38");
    }

    @Property(tries = 2000)
    void E2_aFloatReadsBackAndNothingShorterDoes(@ForAll int bits) {
        float value = Float.intBitsToFloat(bits);
        if (!Float.isFinite(value) || value == 0) {
            return;
        }
        String printed = ShortestDecimal.of(value);
        assertThat(Float.floatToRawIntBits(Float.parseFloat(printed))).isEqualTo(bits);
        int digits = new BigDecimal(printed).stripTrailingZeros().precision();
        for (RoundingMode mode : List.of(RoundingMode.UP, RoundingMode.DOWN)) {
            if (digits > 1) {
                assertThat(new BigDecimal(value)
                                .round(new MathContext(digits - 1, mode))
                                .floatValue())
                        .isNotEqualTo(value);
            }
        }
    }

    @Property(tries = 2000)
    void E2_itReadsBackAndNothingShorterDoesAndNoneAsShortIsNearer(@ForAll("finite") double value) {
        String printed = ShortestDecimal.of(value);
        assertThat(Double.doubleToRawLongBits(Double.parseDouble(printed)))
                .isEqualTo(Double.doubleToRawLongBits(value));
        if (value == 0) {
            return;
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal decimal = new BigDecimal(printed).stripTrailingZeros();
        int digits = decimal.precision();
        for (RoundingMode mode : List.of(RoundingMode.UP, RoundingMode.DOWN)) {
            if (digits > 1) {
                assertThat(exact.round(new MathContext(digits - 1, mode)).doubleValue())
                        .isNotEqualTo(value);
            }
            BigDecimal other = exact.round(new MathContext(digits, mode));
            if (other.doubleValue() == value) {
                assertThat(other.subtract(exact).abs())
                        .isGreaterThanOrEqualTo(decimal.subtract(exact).abs());
            }
        }
    }

    @Provide
    Arbitrary<Double> finite() {
        Arbitrary<Double> anyBits = Arbitraries.longs().map(Double::longBitsToDouble);
        Arbitrary<Double> subnormal = Arbitraries.longs().between(0, 1L << 52).map(Double::longBitsToDouble);
        Arbitrary<Double> powersAndNeighbours = Arbitraries.integers()
                .between(-1074, 1023)
                .flatMap(exponent -> Arbitraries.of(
                        Math.scalb(1.0, exponent),
                        Math.nextUp(Math.scalb(1.0, exponent)),
                        Math.nextDown(Math.scalb(1.0, exponent))));
        Arbitrary<Double> integers = Arbitraries.longs().map(whole -> (double) whole);
        return Arbitraries.oneOf(anyBits, subnormal, powersAndNeighbours, integers)
                .filter(Double::isFinite);
    }
}
