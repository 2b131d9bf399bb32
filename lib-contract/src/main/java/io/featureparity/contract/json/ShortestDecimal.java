// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The shortest decimal that reads back as the same number, in the layout that the training side prints (clause E2).
 *
 * <p>{@code Double.toString} of Java 17 is not always the shortest: it prints 2e23 as {@code 1.9999999999999998E23}. So
 * the digits come from Jackson's Schubfach writer. It is exact except in one point: it always considers two digits,
 * also where one is enough.
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
        boolean negative = written.charAt(0) == '-';
        int first = negative ? 1 : 0;
        // The writer puts one digit before the point and at least one behind it, which may be a zero.
        int end = exponentAt;
        while (written.charAt(end - 1) == '0') {
            end--;
        }
        StringBuilder digits =
                new StringBuilder(end).append(written.charAt(first)).append(written, first + 2, end);
        int point = Integer.parseInt(written, exponentAt + 1, written.length(), 10) + 1;
        if (digits.length() == 2) {
            BigDecimal shorter = oneDigitIfItWillDo(written.substring(first), reading);
            if (shorter != null) {
                digits.setLength(0);
                digits.append(shorter.unscaledValue());
                point = shorter.precision() - shorter.scale();
            }
        }
        layOut(digits, point);
        return negative ? digits.insert(0, '-').toString() : digits.toString();
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
    private static void layOut(StringBuilder digits, int point) {
        if (point <= -4 || point > FIRST_EXPONENT) {
            addExponent(digits, point - 1);
        } else if (point <= 0) {
            digits.insert(0, "0.000", 0, 2 - point);
        } else if (point >= digits.length()) {
            digits.append("0".repeat(point - digits.length())).append(".0");
        } else {
            digits.insert(point, '.');
        }
    }

    private static void addExponent(StringBuilder digits, int exponent) {
        if (digits.length() > 1) {
            digits.insert(1, '.');
        }
        int size = Math.abs(exponent);
        digits.append(exponent < 0 ? "e-" : "e+").append(size < 10 ? "0" : "").append(size);
    }
}
