// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import java.util.Locale;

/**
 * A rule that a bar or a session can break. Each rule takes its weight off the score of a bar that breaks it, only once,
 * even if several of its values break the rule; {@link QualityRules} has the weights. {@link #COLUMN_NEVER_PRESENT} takes
 * it off the score of a session.
 */
public enum QualityRule {

    /** A row lacks one, two or three of its prices. */
    PRICE_LACKING(0, QualityDimension.SCHEMA, "Some of the four prices are absent and others are there."),

    /** A time is not one at which a bar starts. */
    OFF_GRID(1, QualityDimension.SCHEMA, "The time is none at which a bar starts."),

    /** A time is in no session, or the calendar does not cover it. */
    OUTSIDE_SESSION(2, QualityDimension.SCHEMA, "There is no session at the time."),

    /** The bar before had the same time. */
    REPEATED_TIME(3, QualityDimension.SCHEMA, "The bar before has the same time."),

    /** A column that features read had no value at any bar of a session. */
    COLUMN_NEVER_PRESENT(
            4, QualityDimension.SCHEMA, "A column that features read has no value at any bar of the session."),

    /** A price is zero or negative. */
    PRICE_NOT_POSITIVE(5, QualityDimension.RANGE, "A price is zero or negative."),

    /** A price is infinite. */
    PRICE_NOT_FINITE(6, QualityDimension.RANGE, "A price is infinite."),

    /** A price is below the least or above the most that the rules allow. */
    PRICE_ABSURD(7, QualityDimension.RANGE, "A price is below the least or above the most that the rules allow."),

    /** The volume is negative or infinite. */
    VOLUME_IMPOSSIBLE(8, QualityDimension.RANGE, "The volume is negative or infinite."),

    /** A macro value is infinite. */
    MACRO_NOT_FINITE(9, QualityDimension.RANGE, "A macro value is infinite."),

    /** A macro value is farther from zero than the rules allow. */
    MACRO_ABSURD(10, QualityDimension.RANGE, "A macro value is farther from zero than the rules allow."),

    /** All prices are absent. */
    BAR_ABSENT(11, QualityDimension.ABSENCE, "All four prices are absent."),

    /** A macro column that features read has no value. */
    MACRO_ABSENT(12, QualityDimension.ABSENCE, "A macro column that features read has no value."),

    /** The high is below the low. */
    HIGH_BELOW_LOW(13, QualityDimension.CONSISTENCY, "The high is below the low."),

    /** The open or the close is outside of high and low. */
    OUTSIDE_HIGH_LOW(14, QualityDimension.CONSISTENCY, "The open or the close is outside of high and low."),

    /** The return differs more from earlier ones than the rules allow. */
    PRICE_JUMP(
            15,
            QualityDimension.CONSISTENCY,
            "The return is more deviations away from the mean of earlier returns than the rules allow."),

    /** As many bars in a row as the rules name have the same prices. */
    PRICE_STUCK(16, QualityDimension.CONSISTENCY, "As many bars in a row have the same four prices as the rules name."),

    /** A macro value is farther from the value before it than the rules allow. */
    MACRO_STEP(
            17,
            QualityDimension.CONSISTENCY,
            "A macro value is farther from the value before it than the share that the rules allow."),

    /** A later bar came before this one. */
    OUT_OF_ORDER(18, QualityDimension.TIMELINESS, "A later bar came before this one."),

    /** The bar arrived too long after it had ended. */
    ARRIVED_LATE(19, QualityDimension.TIMELINESS, "The bar arrived longer after its end than the rules allow."),

    /** The bar arrived before it had ended. */
    ARRIVED_EARLY(20, QualityDimension.TIMELINESS, "The bar arrived before it had ended."),

    /** A bar is expected and did not come. */
    BAR_MISSING(21, QualityDimension.COMPLETENESS, "A bar is expected and did not come.");

    private final int place;
    private final QualityDimension dimension;
    private final String sentence;

    QualityRule(int place, QualityDimension dimension, String sentence) {
        this.place = place;
        this.dimension = dimension;
        this.sentence = sentence;
    }

    /** {@return the name as documents and reports have it, such as {@code price_jump}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return what the rule is about} */
    public QualityDimension dimension() {
        return dimension;
    }

    /** {@return a sentence that says what is wrong if the rule is broken} */
    public String sentence() {
        return sentence;
    }

    /** {@return whether it is judged at the end of a session, and not at a bar} */
    public boolean isOfSession() {
        return this == COLUMN_NEVER_PRESENT;
    }

    /** {@return the place of its bit in {@link BarQuality#broken()}, from 0; it never changes, since it is in snapshots} */
    public int place() {
        return place;
    }

    /** The bit of the rule in a set of rules. */
    int bit() {
        return 1 << place;
    }
}
