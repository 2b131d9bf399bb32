// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureStatistics;
import java.util.Locale;

/** What an audit says in words. */
final class AuditText {

    /** Normalised values whose middle ninety-eight in a hundred are so close together sit at one place. */
    private static final double ONE_PLACE = 0.25;

    private AuditText() {}

    /** What a model sees. */
    static String effect(NormalizedShape shape) {
        if (shape.high() - shape.low() < ONE_PLACE) {
            return "every normalised value sits at " + number(shape.median());
        }
        String clipped = shape.clipped() > 0 ? ", " + percent(shape.clipped()) + " of them at the clip" : "";
        return "normalised values have mean " + number(shape.mean()) + " and deviation " + number(shape.std())
                + clipped;
    }

    /** By how much stated values are off. */
    static String apart(FeatureStatistics stated, FittedFeature fitted) {
        return "the mean is " + six(stated.mean()) + " where the bars give " + six(fitted.mean()) + ", the deviation "
                + six(stated.std()) + " where they give " + six(fitted.std());
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", Math.abs(value) < 0.005 ? 0 : value);
    }

    static String six(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.001 ? "%.3f %%" : "%.1f %%", 100 * share);
    }
}
