// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The shortest decimal that reads back as a given number, laid out as the training side prints it (clause E2).
 *
 * <p>{@code Double.toString} of Java 17 is not always the shortest (it prints 2e23 as {@code 1.9999999999999998E23}),
 * so the digits come from Jackson's Schubfach writer, which is exact but for one rule: it always considers two
 * digits where one may do.
 */
public final class ShortestDecimal {

    /** Values below ten to this power, and not below 1e-4, are printed without an exponent. */
    private static final int FIRST_EXPONENT = 16;

    private ShortestDecimal() {}

    /**
     * Prints a finite double.
     *
     * @param value the value
     * @return the shortest decimal that reads back the same double, the nearest if there are several
     */
    public static String of(double value) {
        String written = NumberOutput.toString(value, true);
        return of(written, text -> Double.parseDouble(text));
    }

    /**
     * Prints a finite float.
     *
     * @param value the value
     * @return the shortest decimal that reads back the same float, the nearest if there are several
     */
    public static String of(float value) {
        String written = NumberOutput.toString(value, true);
        return of(written, text -> Float.parseFloat(text));
    }

    /** How a text reads, as a number of the type in question. */
    @FunctionalInterface
    private interface Reading {
        double of(String text);
    }

    private static String of(String written, Reading reading) {
        int exponentAt = written.indexOf('E');
        if (exponentAt < 0) {
            return written; // from 1e-3 up to 1e7 both sides lay out alike, and so they do zero
        }
        int start = written.charAt(0) == '-' ? 1 : 0;
        int exponent = Integer.parseInt(written, exponentAt + 1, written.length(), 10);
        // The writer puts one digit before the point, and at least one behind it.
        String digits = written.charAt(start) + withoutTrailingZeros(written.substring(start + 2, exponentAt));
        BigDecimal shorter = digits.length() == 2 ? oneDigitIfItWillDo(written.substring(start), reading) : null;
        String laidOut = shorter == null
                ? layOut(digits, exponent + 1)
                : layOut(shorter.unscaledValue().toString(), shorter.precision() - shorter.scale());
        return start == 0 ? laidOut : "-" + laidOut;
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    /** The writer gives 4.9E-324 and 2.3E-322 where 5E-324 and 2E-322 read back the same double. */
    private static @Nullable BigDecimal oneDigitIfItWillDo(String written, Reading reading) {
        double value = reading.of(written);
        BigDecimal digits = new BigDecimal(written);
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(digits.precision() - digits.scale() - 1);
        BigDecimal below = digits.subtract(digits.remainder(step));
        BigDecimal above = below.add(step);
        boolean belowReadsBack = reading.of(below.toString()) == value;
        boolean aboveReadsBack = reading.of(above.toString()) == value;
        if (!belowReadsBack && !aboveReadsBack) {
            return null;
        }
        BigDecimal exact = new BigDecimal(value);
        boolean belowIsNearer = exact.subtract(below).compareTo(above.subtract(exact)) <= 0;
        return (belowReadsBack && (belowIsNearer || !aboveReadsBack) ? below : above).stripTrailingZeros();
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
