// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UlpDistanceTest {

    @Test
    void equalBitsAreAtNoDistance() {
        assertThat(UlpDistance.between(0.1, 0.1)).isEqualTo(0);
        assertThat(UlpDistance.between(-0.0, -0.0)).isEqualTo(0);
        assertThat(UlpDistance.between(0.1f, 0.1f)).isEqualTo(0);
    }

    @Test
    void theTwoZerosAreOneApart() {
        assertThat(UlpDistance.between(0.0, -0.0)).isEqualTo(1);
        assertThat(UlpDistance.between(-0.0, 0.0)).isEqualTo(1);
        assertThat(UlpDistance.between(0.0f, -0.0f)).isEqualTo(1);
        assertThat(UlpDistance.between(Double.MIN_VALUE, -Double.MIN_VALUE)).isEqualTo(3);
        assertThat(UlpDistance.between(Float.MIN_VALUE, -Float.MIN_VALUE)).isEqualTo(3);
    }

    @Test
    void infinityIsNextToTheLargestNumber() {
        assertThat(UlpDistance.between(Double.MAX_VALUE, Double.POSITIVE_INFINITY))
                .isEqualTo(1);
        assertThat(UlpDistance.between(-Double.MAX_VALUE, Double.NEGATIVE_INFINITY))
                .isEqualTo(1);
        assertThat(UlpDistance.between(Float.MAX_VALUE, Float.POSITIVE_INFINITY))
                .isEqualTo(1);
    }

    @Test
    void fromOneToTwoThereAreAsManyStepsAsTheSignificandHas() {
        assertThat(UlpDistance.between(1.0, 2.0)).isEqualTo(1L << 52);
        assertThat(UlpDistance.between(-2.0, -1.0)).isEqualTo(1L << 52);
        assertThat(UlpDistance.between(1.0f, 2.0f)).isEqualTo(1L << 23);
    }

    @Test
    void nanIsNearToNothingButNan() {
        double otherNan = Double.longBitsToDouble(0xfff8_0000_0000_0001L);
        assertThat(UlpDistance.between(Double.NaN, otherNan)).isEqualTo(0);
        assertThat(UlpDistance.between(Double.NaN, Double.POSITIVE_INFINITY)).isEqualTo(UlpDistance.INCOMPARABLE);
        assertThat(UlpDistance.between(0.0, Double.NaN)).isEqualTo(UlpDistance.INCOMPARABLE);
        assertThat(UlpDistance.between(Float.NaN, Float.intBitsToFloat(0xffc0_0001)))
                .isEqualTo(0);
        assertThat(UlpDistance.between(Float.NaN, 0.0f)).isEqualTo(UlpDistance.INCOMPARABLE);
        assertThat(UlpDistance.between(Float.NEGATIVE_INFINITY, Float.NaN)).isEqualTo(UlpDistance.INCOMPARABLE);
    }

    @Test
    void aDistanceTooLargeToCountIsIncomparableAndNotNegative() {
        assertThat(UlpDistance.between(-Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(UlpDistance.INCOMPARABLE);
        assertThat(UlpDistance.between(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .isEqualTo(UlpDistance.INCOMPARABLE);
        assertThat(UlpDistance.between(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY))
                .isEqualTo(2L * 0x7f80_0000 + 1);
    }

    @Property(tries = 500)
    void aStepUpIsOneAndTheOrderOfTheTwoDoesNotMatter(@ForAll("numbers") double value) {
        double next = value == 0.0 ? Double.MIN_VALUE : Math.nextUp(value);
        long step = Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(-0.0) ? 2 : 1;
        assertThat(UlpDistance.between(value, next)).isEqualTo(step);
        assertThat(UlpDistance.between(next, value)).isEqualTo(step);
    }

    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(value -> value < Double.POSITIVE_INFINITY);
    }
}
