// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number for a sentence: six digits, without zeros at the end. */
final class ShortNumber {

    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final int LONGEST = 12;

    private ShortNumber() {}

    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        String plain = rounded.toPlainString();
        return plain.length() <= LONGEST ? plain : rounded.toString();
    }
}
