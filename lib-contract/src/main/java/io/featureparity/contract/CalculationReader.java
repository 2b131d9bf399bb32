// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.FixedZScore;
import io.featureparity.contract.calculation.FixedZSpread;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.Position;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.SessionTime;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.calculation.Spread;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a calculation: its kind, and under that kind's keys every parameter. This is the one place that knows how a
 * calculation is written; a new one is a line here.
 */
final class CalculationReader {

    private static final Map<String, Function<CalculationReader, Calculation>> KINDS = new LinkedHashMap<>();

    static {
        // In each line the parameters are asked for in the order of the record's components.
        KINDS.put(
                "log_return",
                in -> new LogReturn(in.integer("lag"), in.choice("form", LogReturn.Form.class), in.clip()));
        KINDS.put(
                "rsi",
                in -> new Rsi(
                        in.integer("period"),
                        in.smoothing(),
                        in.number("epsilon"),
                        in.firstChange(),
                        in.choice("no_loss", Rsi.NoLoss.class)));
        KINDS.put(
                "atr_percent",
                in -> new AtrPercent(
                        in.integer("period"),
                        in.smoothing(),
                        in.number("epsilon"),
                        in.firstChange(),
                        in.number("scale")));
        KINDS.put(
                "adx",
                in -> new Adx(
                        in.integer("period"),
                        in.smoothing(),
                        in.number("epsilon"),
                        in.firstChange(),
                        in.choice("output", Adx.Output.class)));
        KINDS.put(
                "rolling_z_score",
                in -> new RollingZScore(
                        in.integer("window", 10_000),
                        in.integer("min_count"),
                        in.choice("deviation", RollingZScore.Deviation.class),
                        in.clip()));
        KINDS.put("fixed_z_score", in -> new FixedZScore(in.number("mean"), in.number("std"), in.clip()));
        KINDS.put("change", in -> new Change(in.integer("lag"), in.clip()));
        KINDS.put("daily_change", in -> new DailyChange(in.clip()));
        KINDS.put("spread", in -> new Spread(in.number("minuend")));
        KINDS.put(
                "fixed_z_spread",
                in -> new FixedZSpread(in.number("minuend"), in.number("mean"), in.number("std"), in.clip()));
        KINDS.put("position", in -> new Position(in.number("limit")));
        KINDS.put("session_time", in -> new SessionTime());
    }

    private final ObjectReader object;
    private boolean faulty;

    private CalculationReader(ObjectReader object) {
        this.object = object;
    }

    /** Gives the calculation, or null if its kind or one of its parameters was faulty. */
    static @Nullable Calculation read(ObjectReader object) {
        String kind = object.string("kind");
        if (kind == null) {
            return null;
        }
        Function<CalculationReader, Calculation> known = KINDS.get(kind);
        if (known == null) {
            String rule = "must be one of " + String.join(", ", KINDS.keySet());
            object.fault(ErrorCode.UNKNOWN_CALCULATION, "kind", rule, kind);
            return null;
        }
        return new CalculationReader(object).read(known);
    }

    private @Nullable Calculation read(Function<CalculationReader, Calculation> kind) {
        Calculation calculation = ValueReader.make(object, () -> kind.apply(this));
        object.finish();
        return faulty ? null : calculation;
    }

    // A parameter that cannot be read stands as a value that every rule allows, so that the record can still find what
    // is wrong with the others.

    private int integer(String key) {
        return integer(key, 1);
    }

    private int integer(String key, int harmless) {
        return orHarmless(object.integer(key), harmless);
    }

    private double number(String key) {
        return orHarmless(object.number(key), 1.0);
    }

    private double clip() {
        return orHarmless(object.numberOr("clip", Double.POSITIVE_INFINITY), 1.0);
    }

    private Smoothing smoothing() {
        return choice("smoothing", Smoothing.class);
    }

    private FirstChange firstChange() {
        return choice("first_change", FirstChange.class);
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type) {
        return orHarmless(object.choice(key, type), type.getEnumConstants()[0]);
    }

    private <T> T orHarmless(@Nullable T value, T harmless) {
        if (value == null) {
            faulty = true;
            return harmless;
        }
        return value;
    }
}
