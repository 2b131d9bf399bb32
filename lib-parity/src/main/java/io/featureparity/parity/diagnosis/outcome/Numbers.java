// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.LongStream;

/** Numbers as people would have written them. */
public final class Numbers {

    /** With so many digits each double is another number. */
    private static final int MOST_DIGITS = 17;

    private Numbers() {}

    /** A number with so many digits. */
    static double significant(double value, int digits) {
        return Double.isFinite(value) && value != 0
                ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
                : value;
    }

    /** The number with the fewest digits that is within a relative distance; the number itself if there is none shorter. */
    public static double simplest(double value, double relative) {
        for (int digits = 1; digits <= 9; digits++) {
            double rounded = significant(value, digits);
            if (Math.abs(rounded - value) <= relative * Math.abs(value)) {
                return rounded;
            }
        }
        return value;
    }

    /** A number with few digits between two; their middle if there is none. */
    static double between(double low, double high) {
        double middle = low + (high - low) / 2;
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            double rounded = significant(middle, digits);
            if (low <= rounded && rounded <= high) {
                return rounded;
            }
        }
        return middle;
    }

    /** How many digits a number has. */
    public static int digits(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().precision()
                : Integer.MAX_VALUE;
    }

    /** The numbers with so many digits that are within a distance of one; none if there are too many of them. */
    static double[] about(double value, double distance, int digits, int most) {
        BigDecimal unit =
                BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(StrictMath.log10(Math.abs(value))) + 1 - digits);
        double low = Math.ceil((value - distance) / unit.doubleValue());
        double high = Math.floor((value + distance) / unit.doubleValue());
        if (!(high - low < most) || !(Math.abs(high) < 1e15)) {
            return new double[0];
        }
        return LongStream.rangeClosed((long) low, (long) high)
                .mapToDouble(count -> unit.multiply(BigDecimal.valueOf(count)).doubleValue())
                .toArray();
    }
}
