// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.contract.error.ErrorCode;
import java.time.Instant;
import java.util.Objects;

/**
 * One value that differs from the value of training.
 *
 * @param stage the stage at which it was compared
 * @param subject what was compared: a golden case, a file
 * @param feature the feature
 * @param bar the index of the bar, from 0
 * @param time the bar's time
 * @param expected the value of training; a {@code float} at the stages after the raw one; NaN if absent
 * @param actual the actual value, likewise
 * @param unit the difference that moves the normalised feature by 1: at the raw stage the standard deviation of its statistics,
 *     NaN if they are unknown; 1 at the later stages
 */
public record Divergence(
        Stage stage,
        String subject,
        String feature,
        long bar,
        Instant time,
        double expected,
        double actual,
        double unit) {

    /**
     * Checks that the values are of the stage's type, and differ. {@inheritDoc}
     *
     * @throws IllegalArgumentException if they are not, the bar is below 0, or the unit is not one of the stage
     */
    public Divergence {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(feature, "feature");
        Objects.requireNonNull(time, "time");
        if (bar < 0 || !stage.holds(expected) || !stage.holds(actual) || stage.distance(expected, actual) == 0) {
            throw new IllegalArgumentException("no divergence of stage " + stage + ": bar " + bar + ", expected "
                    + expected + ", actual " + actual);
        }
        if (unit <= 0 || Double.isInfinite(unit) || (stage != Stage.RAW && unit != 1)) {
            throw new IllegalArgumentException("no unit of stage " + stage + ": " + unit);
        }
    }

    /**
     * Makes a divergence without statistics.
     *
     * @param stage the stage at which it was compared
     * @param subject what was compared: a golden case, a file
     * @param feature the feature
     * @param bar the index of the bar, from 0
     * @param time the bar's time
     * @param expected the value of training; a {@code float} at the stages after the raw one; NaN if absent
     * @param actual the actual value, likewise
     * @throws IllegalArgumentException if the values are not of the stage's type or do not differ, or the bar is below 0
     */
    public Divergence(
            Stage stage, String subject, String feature, long bar, Instant time, double expected, double actual) {
        this(stage, subject, feature, bar, time, expected, actual, stage == Stage.RAW ? Double.NaN : 1);
    }

    /** {@return the stable code of a divergence at this stage} */
    public ErrorCode code() {
        return stage.code();
    }

    /**
     * {@return how far apart the values are in units in the last place of the stage's own type, see {@link UlpDistance}}
     */
    public long distance() {
        return stage.distance(expected, actual);
    }

    /** {@return whether both values are numbers; if not, one side is absent} */
    public boolean isNumeric() {
        return !Double.isNaN(expected) && !Double.isNaN(actual);
    }

    /** {@return how far apart the values are as numbers, without sign; NaN if one side is absent} */
    public double absoluteError() {
        return NumericErrors.absolute(expected, actual);
    }

    /**
     * {@return the absolute error as a share of the expected value; infinite if that is 0 or infinite, 0 for 0.0 and
     * -0.0, NaN if one side is absent}
     */
    public double relativeError() {
        return NumericErrors.relative(expected, actual);
    }

    /**
     * {@return how far the normalised value moves before it is clipped, from expected to actual, with its sign; NaN if one
     * side is absent or the unit is unknown}
     */
    public double shift() {
        return NumericErrors.shift(expected, actual, unit);
    }

    /** {@return the expected value in hexadecimal, with every bit} */
    public String expectedHex() {
        return stage.hex(expected);
    }

    /** {@return the actual value in hexadecimal, with every bit} */
    public String actualHex() {
        return stage.hex(actual);
    }

    /** {@return the expected value in decimal, with as many digits as it takes to read it back} */
    public String expectedDecimal() {
        return stage.decimal(expected);
    }

    /** {@return the actual value in decimal, with as many digits as it takes to read it back} */
    public String actualDecimal() {
        return stage.decimal(actual);
    }

    /** {@return code, place, both values and their distance, in the usual form of this library's messages} */
    @Override
    public String toString() {
        return code() + " at " + subject + ", " + feature + ", bar " + bar + " (" + time + "): must be "
                + expectedDecimal() + " (" + expectedHex() + "), but was " + actualDecimal() + " (" + actualHex()
                + "), "
                + UlpDistance.describe(distance()) + " apart";
    }
}
