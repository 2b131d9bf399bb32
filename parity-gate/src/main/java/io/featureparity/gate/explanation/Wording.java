// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.explanation;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.Normalization;
import io.featureparity.features.explanation.FeatureExplanation.Computation;
import java.util.Locale;

/** What an explanation says of a feature, the same in text and on a page. */
public final class Wording {

    private Wording() {}

    static String counted(int count, String one) {
        return String.format(Locale.ROOT, "%,d", count) + " " + one + (count == 1 ? "" : "s");
    }

    static String doubles(int count) {
        return counted(count, "double") + " (" + counted(count * Double.BYTES, "byte") + ")";
    }

    /** {@return a text that may be written over several lines, in one} */
    public static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static String name(Normalization normalization) {
        return normalization.name().toLowerCase(Locale.ROOT);
    }

    /** {@return what a feature is where it cannot be computed} */
    public static String undefined(FeatureSpec feature) {
        return Double.isNaN(feature.undefined()) ? "absent" : Double.toString(feature.undefined());
    }

    /** {@return what happens to a raw value} */
    public static String normalised(FeatureSpec feature, FeatureContract contract) {
        String how =
                switch (feature.normalization()) {
                    case Z_SCORE -> "less the mean, divided by the deviation";
                    case MIN_MAX -> "less the minimum, divided by the distance to the maximum";
                    case NONE -> "as it is";
                };
        return name(feature.normalization()) + ": " + how + ", clipped to " + -contract.clip() + " to "
                + contract.clip() + "; " + range(feature);
    }

    static String range(FeatureSpec feature) {
        return "its range is " + feature.range().min() + " to "
                + feature.range().max();
    }

    /** {@return when a formula first has a value} */
    public static String warmUp(Computation computation) {
        return counted(computation.warmUpBars(), "bar")
                + " before the first at which every lag, window and average has a value, if nothing is absent";
    }

    /** {@return how long it remembers} */
    public static String memory(Computation computation) {
        return computation.forgets()
                ? counted(computation.memoryBars(), "bar")
                        + " until it has forgotten where its history began, as expected by clause D5"
                : "never forgets where its history began";
    }

    /** {@return what it keeps from bar to bar} */
    public static String state(Computation computation) {
        return doubles(computation.state())
                + (computation.sharedState() == 0
                        ? ", none of it shared"
                        : ", of which " + counted(computation.sharedState(), "double") + " shared");
    }
}
