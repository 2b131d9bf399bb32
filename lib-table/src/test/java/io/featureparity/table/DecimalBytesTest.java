// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.json.ShortestDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Held to {@link ShortestDecimal}, which is held to Python. */
class DecimalBytesTest {

    private final DecimalBytes decimals = new DecimalBytes();
    private final byte[] out = new byte[DecimalBytes.LONGEST];

    @Test
    void E2_doublesOfAllSizesArePrintedAsShortestDecimals() {
        SplittableRandom random = new SplittableRandom(20260301);
        for (int i = 0; i < 400_000; i++) {
            long bits = random.nextLong();
            check(Double.longBitsToDouble(bits));
            check(random.nextDouble());
            check(random.nextInt(1_000_000) / 100.0);
            check((double) bits);
        }
    }

    @Test
    void E2_everyPowerOfTwoAndOfTenAndItsNeighboursArePrintedAsShortestDecimals() {
        for (int e = -1074; e <= 1023; e++) {
            around(Math.scalb(1.0, e));
        }
        for (int e = -324; e <= 308; e++) {
            around(Double.parseDouble("1e" + e));
            around(Double.parseDouble("9e" + Math.min(e, 307)));
        }
        around(0);
        check(-0.0);
        check(Double.MIN_VALUE);
        check(Double.MIN_NORMAL);
        check(Double.MAX_VALUE);
    }

    private void around(double value) {
        check(value);
        check(-value);
        check(Math.nextUp(value));
        check(Math.nextDown(value));
    }

    @Test
    void E2_floatsOfAllSizesArePrintedAsShortestDecimals() {
        SplittableRandom random = new SplittableRandom(20260302);
        for (int i = 0; i < 400_000; i++) {
            check(Float.intBitsToFloat(random.nextInt()));
            check((float) (random.nextDouble() * 10 - 5));
        }
        for (int exponent = 0; exponent < 255; exponent++) {
            for (int mantissa : new int[] {0, 1, 2, (1 << 23) - 1, (1 << 23) - 2}) {
                check(Float.intBitsToFloat(exponent << 23 | mantissa));
                check(-Float.intBitsToFloat(exponent << 23 | mantissa));
            }
        }
    }

    private void check(double value) {
        if (Double.isFinite(value)) {
            int end = decimals.put(value, out, 0);
            String printed = new String(out, 0, end, StandardCharsets.US_ASCII);
            if (!printed.equals(
                    ShortestDecimal.of(value))) { // a million assertions would take longer than the printing
                assertThat(printed).isEqualTo(ShortestDecimal.of(value));
            }
        }
    }

    private void check(float value) {
        if (Float.isFinite(value)) {
            int end = decimals.put(value, out, 0);
            String printed = new String(out, 0, end, StandardCharsets.US_ASCII);
            if (!printed.equals(ShortestDecimal.of(value))) {
                assertThat(printed).isEqualTo(ShortestDecimal.of(value));
            }
        }
    }
}
