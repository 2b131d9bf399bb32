// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The logarithm of the product is that of the clause, {@code StrictMath.log}, in every bit. */
class NaturalLogarithmTest {

    private static final int MANY = 1_000_000;

    @Example
    void C2_specialValues() {
        double[] values = {
            0.0,
            -0.0,
            1,
            -1,
            2,
            0.5,
            Math.E,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Math.nextDown(Double.MIN_NORMAL),
            Double.MAX_VALUE,
            Math.nextUp(1.0),
            Math.nextDown(1.0),
            Math.sqrt(2),
            Math.sqrt(0.5),
            1 + 0x1p-20,
            1 - 0x1p-20,
            1 + 0x1p-21,
            0.72, // the bounds of the usual quotients, and values beside them
            Math.nextUp(0.72),
            1.37,
            Math.nextDown(1.37)
        };
        for (double value : values) {
            assertSame(value);
        }
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            double power = Math.scalb(1.0, exponent);
            assertSame(power);
            assertSame(Math.nextUp(power));
            assertSame(Math.nextDown(power));
            assertSame(power * Math.sqrt(2));
            assertSame(power * 1.4142126); // beside the places where the algorithm parts
            assertSame(power * 1.4142);
            assertSame(power * (1 + 0x1p-20));
        }
    }

    @Property(tries = 1000)
    void C2_anyBits(@ForAll long bits) {
        assertSame(Double.longBitsToDouble(bits));
    }

    @Property(tries = 3)
    void C2_manyOfEveryKind(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < MANY; i++) {
            assertSame(Double.longBitsToDouble(random.nextLong()));
            assertSame(1 + (random.nextDouble() - 0.5) * 0.01); // returns, as markets have them
            assertSame(1 + (random.nextDouble() - 0.5) * 4e-6); // on both sides of the short series
            assertSame(0.7 + random.nextDouble() * 0.7);
            assertSame(random.nextDouble() * 4);
        }
    }

    private static void assertSame(double value) {
        double expected = StrictMath.log(value);
        double actual = NaturalLogarithm.of(value);
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            assertThat(Double.toHexString(actual))
                    .as("log(%s)", Double.toHexString(value))
                    .isEqualTo(Double.toHexString(expected));
        }
    }
}
