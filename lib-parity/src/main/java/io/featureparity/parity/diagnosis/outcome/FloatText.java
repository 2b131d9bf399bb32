// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import java.math.BigDecimal;

/**
 * Recognises columns of floats that were written as text, with as few digits as it takes to read a float back, and then read as
 * doubles: 0.1 is not the float 0.1.
 */
public final class FloatText {

    /** A float often needs that many digits; what was rounded to a few decimals does not, or is no float then. */
    private static final int DIGITS = 8;

    private static final int MOST_DIGITS = 9;
    private static final double OFTEN = 0.2;

    private FloatText() {}

    /** The floats that the values were written from; the values themselves if they were not. */
    public static double[] asFloats(double[] values) {
        int many = 0;
        int all = 0;
        for (double value : values) {
            if (!Double.isFinite(value) || value == 0) {
                continue;
            }
            BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            if (written.precision() > MOST_DIGITS || !isShort(value, written)) {
                return values;
            }
            all++;
            many += written.precision() >= DIGITS ? 1 : 0;
        }
        if (many < OFTEN * all || all == 0) {
            return values;
        }
        double[] floats = new double[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Whether no decimal with fewer digits reads back as the same float. */
    private static boolean isShort(double value, BigDecimal written) {
        int fewer = written.precision() - 1;
        return fewer < 1 || (float) Numbers.significant(value, fewer) != (float) value;
    }
}
