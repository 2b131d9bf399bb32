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

    private static final Map<String, Kind<?>> KINDS = new LinkedHashMap<>();

    static {
        // In each line the parameters are asked for in the order of the record's components.
        put(
                "log_return",
                LogReturn.class,
                in -> new LogReturn(in.integer("lag"), in.choice("form", LogReturn.Form.class), in.clip()));
        put(
                "rsi",
                Rsi.class,
                in -> new Rsi(
                        in.integer("period"),
                        in.smoothing(),
                        in.number("epsilon"),
                        in.firstChange(),
                        in.choice("no_loss", Rsi.NoLoss.class)));
        put(
                "atr_percent",
                AtrPercent.class,
                in -> new AtrPercent(
                        in.integer("period"),
                        in.smoothing(),
                        in.number("epsilon"),
                        in.firstChange(),
                        in.number("scale")));
        put(
                "adx",
                Adx.class,
                in -> new Adx(
                        in.integer("period"),
                        in.smoothing(),
                        in.number("epsilon"),
                        in.firstChange(),
                        in.choice("output", Adx.Output.class)));
        put(
                "rolling_z_score",
                RollingZScore.class,
                in -> new RollingZScore(
                        in.integer("window", 10_000),
                        in.integer("min_count"),
                        in.choice("deviation", RollingZScore.Deviation.class),
                        in.clip()));
        put("fixed_z_score", FixedZScore.class, in -> new FixedZScore(in.number("mean"), in.number("std"), in.clip()));
        put("change", Change.class, in -> new Change(in.integer("lag"), in.clip()));
        put("daily_change", DailyChange.class, in -> new DailyChange(in.clip()));
        put("spread", Spread.class, in -> new Spread(in.number("minuend")));
        put(
                "fixed_z_spread",
                FixedZSpread.class,
                in -> new FixedZSpread(in.number("minuend"), in.number("mean"), in.number("std"), in.clip()));
        put("position", Position.class, in -> new Position(in.number("limit")));
        put("session_time", SessionTime.class, in -> new SessionTime());
    }

    /** What is written under one name, and how its parameters are read. */
    private record Kind<C extends Calculation>(Class<C> type, Function<CalculationReader, C> parameters) {}

    private static <C extends Calculation> void put(
            String name, Class<C> type, Function<CalculationReader, C> parameters) {
        KINDS.put(name, new Kind<>(type, parameters));
    }

    private final ObjectReader object;
    private @Nullable Class<? extends Calculation> type;
    private @Nullable Calculation calculation;
    private boolean faulty;

    private CalculationReader(ObjectReader object) {
        this.object = object;
    }

    /** Reads all of it; what became of it can be asked afterwards. */
    static CalculationReader read(ObjectReader object) {
        CalculationReader reader = new CalculationReader(object);
        String name = object.string("kind");
        Kind<?> kind = name == null ? null : KINDS.get(name);
        if (kind != null) {
            reader.read(kind);
        } else if (name != null) {
            String rule = "must be one of " + String.join(", ", KINDS.keySet());
            object.fault(ErrorCode.UNKNOWN_CALCULATION, "kind", rule, name);
        }
        return reader;
    }

    private void read(Kind<?> kind) {
        type = kind.type();
        Calculation made = ValueReader.make(object, () -> kind.parameters().apply(this));
        object.finish();
        calculation = faulty ? null : made;
    }

    /** {@return what kind of calculation it is, or null if there is none; it may be there without a calculation} */
    @Nullable
    Class<? extends Calculation> type() {
        return type;
    }

    /** {@return the calculation, or null if its kind or one of its parameters was faulty} */
    @Nullable
    Calculation calculation() {
        return calculation;
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
