// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.Locale;

/** Clause G6: the parameters of functions, each with the range of its values. A flag is 0 for False and 1 for True. */
public enum Parameter {
    /** How many bars a window holds. */
    N(1, Range.WHOLE, "must be a whole number from 1 to 10000"),
    /** How many bars back. */
    K(1, Range.WHOLE, "must be a whole number from 1 to 10000"),
    /** How many bars old a value may be; infinity if the parameter is left out. */
    LIMIT(1, Range.WHOLE, "must be a whole number from 1 to 10000"),
    /** How many values must be present. */
    MIN_PERIODS(0, Range.WHOLE, "must be a whole number from 0 to 10000"),
    /** What is subtracted from the count of values; a variance divides by the difference. */
    DDOF(0, Range.ZERO_OR_ONE, "must be 0 or 1"),
    /** A weight. */
    ALPHA(0, Range.ALPHA, "must be above 0 and at most 1"),
    /** A weight. */
    SPAN(1, Range.FINITE, "must be finite and at least 1"),
    /** A weight. A tree always holds this one, whichever of the three weights the formula gives. */
    COM(0, Range.FINITE, "must be finite and at least 0"),
    /** A lower bound. */
    LO(0, Range.BOUND, "must be a number, not nan"),
    /** An upper bound. */
    HI(0, Range.BOUND, "must be a number, not nan"),
    /** Whether the weights of the values present are made to sum to 1. */
    ADJUST(0, Range.FLAG, Range.TRUE_OR_FALSE),
    /** Whether weights decay across absent values. */
    IGNORE_NA(0, Range.FLAG, Range.TRUE_OR_FALSE),
    /** Whether a variance is left uncorrected. */
    BIAS(0, Range.FLAG, Range.TRUE_OR_FALSE);

    /** The largest window, lag, limit and number of values. */
    public static final int LONGEST = 10_000;

    private enum Range {
        WHOLE,
        ZERO_OR_ONE,
        ALPHA,
        FINITE,
        BOUND,
        FLAG;

        static final String TRUE_OR_FALSE = "must be True or False";
    }

    private final int least;
    private final Range range;
    private final String rule;

    Parameter(int least, Range range, String rule) {
        this.least = least;
        this.range = range;
        this.rule = rule;
    }

    /** {@return the parameter as it is written, such as {@code min_periods}} */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether it is True or False} */
    public boolean isFlag() {
        return range == Range.FLAG;
    }

    /** {@return what must hold for its values} */
    String rule() {
        return rule;
    }

    boolean allows(double value) {
        return switch (range) {
            case WHOLE -> value >= least && value <= LONGEST && value == Math.rint(value);
            case ZERO_OR_ONE, FLAG -> value == 0 || value == 1;
            case ALPHA -> value > 0 && value <= 1;
            case FINITE -> value >= least && value < Double.POSITIVE_INFINITY;
            case BOUND -> !Double.isNaN(value);
        };
    }
}
