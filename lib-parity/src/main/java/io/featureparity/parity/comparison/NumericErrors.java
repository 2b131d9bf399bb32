// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import org.jspecify.annotations.Nullable;

/**
 * How far apart the values of a line are as numbers, besides their distance in units in the last place. Only pairs of two
 * numbers count: a number and an absent value have no difference.
 *
 * @param first the first divergence of two numbers, or null if there was none
 * @param absolute the largest absolute error, allowed distances included; 0 if no two numbers differed
 * @param relative the largest relative error, likewise
 * @param shift the largest shift in units of the normalised feature, likewise, without its sign; NaN if two numbers
 *     differed and the unit is unknown
 */
public record NumericErrors(@Nullable Divergence first, double absolute, double relative, double shift) {

    /** No two numbers differed. */
    public static final NumericErrors NONE = new NumericErrors(null, 0, 0, 0);

    /**
     * Checks that the first divergence is of two numbers, and that its errors are not larger than the largest ones.
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is not, or an error is negative or not a number
     */
    public NumericErrors {
        boolean largest = first == null
                || (first.isNumeric()
                        && first.absoluteError() <= absolute
                        && first.relativeError() <= relative
                        && !(Math.abs(first.shift()) > shift));
        if (!largest || !(absolute >= 0) || !(relative >= 0) || shift < 0) {
            throw new IllegalArgumentException("no errors of numbers: absolute " + absolute + ", relative " + relative
                    + ", shift " + shift + ", first " + first);
        }
    }

    /** Both values are numbers, which differ. */
    static double absolute(double expected, double actual) {
        return Math.abs(actual - expected);
    }

    /** The absolute error as a share of the expected value. What is not 0 is infinitely far from 0. */
    static double relative(double expected, double actual) {
        double absolute = absolute(expected, actual);
        if (absolute == 0) {
            return 0; // 0.0 and -0.0
        }
        return Double.isInfinite(expected) ? absolute : absolute / Math.abs(expected);
    }

    /** How far the normalised value moves, before it is clipped. */
    static double shift(double expected, double actual, double unit) {
        return (actual - expected) / unit;
    }

    NumericErrors plus(NumericErrors other) {
        return new NumericErrors(
                first != null ? first : other.first,
                Math.max(absolute, other.absolute),
                Math.max(relative, other.relative),
                Math.max(shift, other.shift));
    }

    /** Keeps the largest errors of one line, as it is compared. */
    static final class Counter {
        private final double unit;
        private @Nullable Divergence first;
        private double absolute;
        private double relative;
        private double shift;

        Counter(double unit) {
            this.unit = unit;
        }

        double unit() {
            return unit;
        }

        void add(double expected, double actual) {
            if (Double.isNaN(expected) || Double.isNaN(actual)) {
                return;
            }
            absolute = Math.max(absolute, NumericErrors.absolute(expected, actual));
            relative = Math.max(relative, NumericErrors.relative(expected, actual));
            shift = Math.max(shift, Math.abs(NumericErrors.shift(expected, actual, unit)));
        }

        boolean awaitsFirst(double expected, double actual) {
            return first == null && !Double.isNaN(expected) && !Double.isNaN(actual);
        }

        void first(Divergence divergence) {
            first = divergence;
        }

        NumericErrors result() {
            return new NumericErrors(first, absolute, relative, shift);
        }
    }
}
