// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A score with two digits after the point. It is cut and not rounded: what is below 100 must not read as 100. */
public final class ScoreText {

    private ScoreText() {}

    /** Writes a score; a word if there is none. */
    public static String of(double score) {
        return Double.isNaN(score)
                ? "none"
                : new BigDecimal(score).setScale(2, RoundingMode.DOWN).toPlainString();
    }
}
