// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import java.time.Instant;
import java.util.Locale;

/**
 * Where a decision and its replay differ.
 *
 * @param time the time of the bar
 * @param kind in what they differ
 * @param name the feature, or what else differs
 * @param decided its value as it was decided with
 * @param computed its value as it is computed now
 */
public record Difference(Instant time, Kind kind, String name, String decided, String computed) {

    /** In what a decision and its replay can differ, from the input to the action. */
    public enum Kind {
        /** There is a decision, and nothing can be computed at its bar. */
        NOT_COMPUTED,
        /** The features were those of another contract, or of other statistics. */
        FEATURES,
        /** The position was not that of the decision before. */
        POSITION,
        /** A value of the observation has other bits. */
        OBSERVATION,
        /** The model's answer differs by more than the tolerance, or is no number. */
        OUTPUT,
        /** The action is another one. */
        ACTION;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** {@return the difference as a sentence} */
    @Override
    public String toString() {
        return time + " " + kind.words() + ", " + name + ": decided with " + decided + ", computed " + computed;
    }
}
