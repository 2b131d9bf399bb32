// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Arithmetic;
import io.featureparity.features.primitive.Choice;
import io.featureparity.features.primitive.Clock;
import io.featureparity.features.primitive.Comparison;
import io.featureparity.features.primitive.Cumulation;
import io.featureparity.features.primitive.EwmMean;
import io.featureparity.features.primitive.EwmMoments;
import io.featureparity.features.primitive.Extremes;
import io.featureparity.features.primitive.Lag;
import io.featureparity.features.primitive.LastPresent;
import io.featureparity.features.primitive.OfTheDay;
import io.featureparity.features.primitive.WindowCount;
import io.featureparity.features.primitive.WindowExtremes;
import io.featureparity.features.primitive.WindowMedian;
import io.featureparity.features.primitive.WindowMoments;
import io.featureparity.features.primitive.WindowSums;
import org.jspecify.annotations.Nullable;

/**
 * What a node of a program does. Most call a primitive; how is written as a text, one letter for each argument:
 *
 * <ul>
 *   <li>{@code s} the state, {@code p} the first place of the node's own, {@code r} where its own ring begins;
 *   <li>{@code P} the first place, {@code R} the ring of the first input, which is then no value;
 *   <li>{@code x} the next input, a number; {@code m} the next input, a mask;
 *   <li>{@code i}, {@code d}, {@code z} the next of the node's parameters, as an int, a double, a boolean;
 *   <li>{@code t} the time of the bar.
 * </ul>
 */
enum Op {
    // Leaves. The parameter of a column is its place in a bar.
    CONSTANT(Gives.NUMBER),
    TRUTH(Gives.MASK),
    COLUMN(Gives.NUMBER),
    VOLUME(Gives.NUMBER),
    MINUTE_OF_DAY(Gives.NUMBER, Clock.class, "minuteOfDay", "t"),
    DAY_OF_WEEK(Gives.NUMBER, Clock.class, "dayOfWeek", "t"),
    DAY(Gives.NUMBER, Clock.class, "day", "t"),
    /** The day of the contract's session. Only the engine knows it, which puts it into the scratch array. */
    SESSION_DAY(Gives.NUMBER),

    // What the processor does itself.
    ADD(Gives.NUMBER),
    SUBTRACT(Gives.NUMBER),
    MULTIPLY(Gives.NUMBER),
    DIVIDE(Gives.NUMBER),
    NEGATE(Gives.NUMBER),
    AND(Gives.MASK),
    OR(Gives.MASK),
    NOT(Gives.MASK),

    EQUAL(Gives.MASK, Comparison.class, "equal", "xx"),
    UNEQUAL(Gives.MASK, Comparison.class, "unequal", "xx"),
    LESS(Gives.MASK, Comparison.class, "less", "xx"),
    LESS_OR_EQUAL(Gives.MASK, Comparison.class, "lessOrEqual", "xx"),
    ISNA(Gives.MASK, Choice.class, "isna", "x"),
    WHERE(Gives.NUMBER, Choice.class, "where", "mxx"),
    /** {@code where(x == 0, nan, x)}, in blocks alone. */
    UNLESS_ZERO(Gives.NUMBER, Choice.class, "unlessZero", "x"),
    FILL(Gives.NUMBER, Choice.class, "fill", "xx"),
    CLIP(Gives.NUMBER, Choice.class, "clip", "xdd"),
    ABS(Gives.NUMBER, Arithmetic.class, "abs", "x"),
    SQRT(Gives.NUMBER, Arithmetic.class, "sqrt", "x"),
    LOG(Gives.NUMBER, Arithmetic.class, "log", "x"),
    EXP(Gives.NUMBER, Arithmetic.class, "exp", "x"),
    SIGN(Gives.NUMBER, Arithmetic.class, "sign", "x"),
    DEVIATION(Gives.NUMBER, Arithmetic.class, "deviation", "x"),
    MIN(Gives.NUMBER, Extremes.class, "min", "xx"),
    MAX(Gives.NUMBER, Extremes.class, "max", "xx"),
    NANMIN(Gives.NUMBER, Extremes.class, "nanmin", "xx"),
    NANMAX(Gives.NUMBER, Extremes.class, "nanmax", "xx"),

    LAG_ONE(Gives.NUMBER, Lag.class, "one", "spx"),
    LAG(Gives.NUMBER, Lag.class, "push", "sprix"),
    FFILL(Gives.NUMBER, LastPresent.class, "ffill", "spxd"),

    // Over windows: the lag comes first among the inputs, or what moves with the window.
    SUMS(Gives.STATE, WindowSums.class, "move", "spxx"),
    ROLLING_SUM(Gives.NUMBER, WindowSums.class, "sum", "sPd"),
    ROLLING_MEAN(Gives.NUMBER, WindowSums.class, "mean", "sPd"),
    MOMENTS(Gives.STATE, WindowMoments.class, "move", "spPRixx"),
    ROLLING_VAR(Gives.NUMBER, WindowMoments.class, "variance", "sPdd"),
    ROLLING_MIN(Gives.NUMBER, WindowExtremes.class, "min", "sprixxd"),
    ROLLING_MAX(Gives.NUMBER, WindowExtremes.class, "max", "sprixxd"),
    ROLLING_MEDIAN(Gives.NUMBER, WindowMedian.class, "move", "sprixxd"),
    ROLLING_COUNT(Gives.NUMBER, WindowCount.class, "move", "spxx"),

    EWM_FIXED(Gives.NUMBER, EwmMean.class, "fixed", "spxddzzd"),
    EWM_ADJUSTED(Gives.NUMBER, EwmMean.class, "adjusted", "spxdzd"),
    EWM_MOMENTS(Gives.STATE, EwmMoments.class, "move", "spxddzz"),
    EWM_VAR(Gives.NUMBER, EwmMoments.class, "variance", "sPzd"),

    CUMSUM(Gives.NUMBER, Cumulation.class, "sum", "spx"),
    CUMMAX(Gives.NUMBER, Cumulation.class, "max", "spx"),
    CUMMIN(Gives.NUMBER, Cumulation.class, "min", "spx"),

    DAY_BEGINS(Gives.MASK, OfTheDay.class, "begins", "spx"),
    DAY_SUM(Gives.NUMBER, OfTheDay.class, "sum", "spmx"),
    DAY_MAX(Gives.NUMBER, OfTheDay.class, "max", "spmx"),
    DAY_MIN(Gives.NUMBER, OfTheDay.class, "min", "spmx"),
    DAY_FIRST(Gives.NUMBER, OfTheDay.class, "first", "spmx"),
    DAY_COUNT(Gives.NUMBER, OfTheDay.class, "count", "spmx");

    /** What others get from a node. */
    enum Gives {
        NUMBER,
        MASK,
        /** Nothing but its state, which others read. */
        STATE
    }

    private final Gives gives;
    private final @Nullable Class<?> primitive;
    private final String method;
    private final String arguments;

    Op(Gives gives) {
        this(gives, null, "", "");
    }

    Op(Gives gives, @Nullable Class<?> primitive, String method, String arguments) {
        this.gives = gives;
        this.primitive = primitive;
        this.method = method;
        this.arguments = arguments;
    }

    Gives gives() {
        return gives;
    }

    /** {@return the class of the primitive; null if it calls none} */
    @Nullable
    Class<?> primitive() {
        return primitive;
    }

    String method() {
        return method;
    }

    String arguments() {
        return arguments;
    }

    /** {@return whether reading it again costs no more than handing it over} */
    boolean isReadAnywhere() {
        return this == CONSTANT || this == TRUTH || this == COLUMN || this == VOLUME || this == SESSION_DAY;
    }

    /** {@return whether its value depends on its inputs at the same bar alone, and on no bar's time} */
    boolean isPure() {
        return this != COLUMN
                && this != VOLUME
                && this != SESSION_DAY
                && arguments.indexOf('s') < 0
                && arguments.indexOf('t') < 0;
    }
}
