// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people would have written them. */
final class Numbers {

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
    static double simplest(double value, double relative) {
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
}
