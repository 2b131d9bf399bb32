// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/**
 * The shortest decimal that reads back as a given double, laid out as the training side prints it.
 *
 * <p>{@code Double.toString} of Java 17 is not always the shortest (it prints 2e23 as {@code 1.9999999999999998E23}),
 * so the digits come from Jackson's Schubfach writer, which is exact but for one rule: it always considers two
 * digits where one may do.
 */
final class ShortestDecimal {

    /** Values below ten to this power, and not below 1e-4, are printed without an exponent. */
    private static final int FIRST_EXPONENT = 16;

    private ShortestDecimal() {}

    /**
     * Prints a finite double.
     *
     * @param value the value
     * @return the shortest decimal that reads back the same double, the nearest if there are several
     */
    static String of(double value) {
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        double magnitude = Math.abs(value);
        if (magnitude == 0) {
            return sign + "0.0";
        }
        BigDecimal decimal = oneDigitIfItWillDo(magnitude, digitsOf(magnitude));
        return sign + layOut(decimal.unscaledValue().toString(), decimal.precision() - decimal.scale());
    }

    private static BigDecimal digitsOf(double magnitude) {
        return new BigDecimal(NumberOutput.toString(magnitude, true)).stripTrailingZeros();
    }

    /** The writer gives 4.9E-324 and 2.3E-322 where 5E-324 and 2E-322 read back the same double. */
    private static BigDecimal oneDigitIfItWillDo(double magnitude, BigDecimal digits) {
        if (digits.precision() != 2) {
            return digits;
        }
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(1 - digits.scale());
        BigDecimal below = digits.subtract(digits.remainder(step));
        BigDecimal above = below.add(step);
        boolean belowReadsBack = below.doubleValue() == magnitude;
        boolean aboveReadsBack = above.doubleValue() == magnitude;
        if (belowReadsBack && aboveReadsBack) {
            BigDecimal exact = new BigDecimal(magnitude);
            BigDecimal nearest = exact.subtract(below).compareTo(above.subtract(exact)) <= 0 ? below : above;
            return nearest.stripTrailingZeros();
        }
        if (belowReadsBack || aboveReadsBack) {
            return (belowReadsBack ? below : above).stripTrailingZeros();
        }
        return digits;
    }

    /** Lays out {@code 0.digits} times ten to the power of {@code point}. */
    private static String layOut(String digits, int point) {
        if (point <= -4 || point > FIRST_EXPONENT) {
            return withExponent(digits, point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length()) + ".0";
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String withExponent(String digits, int exponent) {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int size = Math.abs(exponent);
        return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }
}
