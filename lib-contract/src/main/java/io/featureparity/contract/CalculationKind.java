// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.FixedZScore;
import io.featureparity.contract.calculation.FixedZSpread;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.Inputs;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.Position;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.SessionTime;
import io.featureparity.contract.calculation.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How each calculation is written: its kind, which is the constant's name in lower case, and its parameters. This is the
 * one place that knows it; a new calculation is a constant here.
 */
enum CalculationKind {
    // In each constant the parameters are asked for in the order of the record's components.
    LOG_RETURN(in -> new LogReturn(in.integer("lag"), in.choice("form", LogReturn.Form.class), in.clip())),
    RSI(in -> new Rsi(
            in.integer("period"),
            in.smoothing(),
            in.number("epsilon"),
            in.firstChange(),
            in.choice("no_loss", Rsi.NoLoss.class))),
    ATR_PERCENT(in -> new AtrPercent(
            in.integer("period"), in.smoothing(), in.number("epsilon"), in.firstChange(), in.number("scale"))),
    ADX(in -> new Adx(
            in.integer("period"),
            in.smoothing(),
            in.number("epsilon"),
            in.firstChange(),
            in.choice("output", Adx.Output.class))),
    ROLLING_Z_SCORE(in -> new RollingZScore(
            in.integer("window", 10_000),
            in.integer("min_count"),
            in.choice("deviation", RollingZScore.Deviation.class),
            in.clip())),
    FIXED_Z_SCORE(in -> new FixedZScore(in.number("mean"), in.number("std"), in.clip())),
    CHANGE(in -> new Change(in.integer("lag"), in.clip())),
    DAILY_CHANGE(in -> new DailyChange(in.clip())),
    SPREAD(in -> new Spread(in.number("minuend"))),
    FIXED_Z_SPREAD(in -> new FixedZSpread(in.number("minuend"), in.number("mean"), in.number("std"), in.clip())),
    FORMULA(in -> Example.FORMULA),
    POSITION(in -> new Position(in.number("limit"))),
    SESSION_TIME(in -> new SessionTime());

    /** What all formulas have in common does not depend on their text, which is read together with all others. */
    private static final class Example {
        static final Formula FORMULA = Formula.of("nan", List.of());
    }

    @SuppressWarnings("ImmutableEnumChecker") // each is a lambda that captures nothing
    private final Function<CalculationParameters, Calculation> reading;

    /** One of this kind. What all of a kind have in common is known by it, whatever became of the parameters. */
    @SuppressWarnings("ImmutableEnumChecker") // each calculation is a record of numbers and enums
    private final Calculation example;

    CalculationKind(Function<CalculationParameters, Calculation> reading) {
        this.reading = reading;
        this.example = reading.apply(CalculationParameters.none());
    }

    /** Gives the kind that is written so, or null if there is none. */
    static @Nullable CalculationKind of(String written) {
        for (CalculationKind kind : values()) {
            if (kind.written().equals(written)) {
                return kind;
            }
        }
        return null;
    }

    /** {@return how all kinds are written, with commas between them} */
    static String all() {
        return Arrays.stream(values()).map(CalculationKind::written).collect(Collectors.joining(", "));
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Makes a calculation of this kind out of its parameters. */
    Calculation read(CalculationParameters parameters) {
        return reading.apply(parameters);
    }

    /** {@return which columns it reads} */
    Inputs inputs() {
        return example.inputs();
    }

    /** {@return whether it is a state feature} */
    boolean isState() {
        return example instanceof Calculation.State;
    }
}
