// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import static io.featureparity.contract.formula.FormulaType.MASK;
import static io.featureparity.contract.formula.FormulaType.NUMBER;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators and functions of formulas: how each is written, what it takes and which type its result has. */
public enum FormulaFunction {
    /** Clause G7. */
    ADD("+", NUMBER, NUMBER, NUMBER),
    /** Clause G7. */
    SUBTRACT("-", NUMBER, NUMBER, NUMBER),
    /** Clause G7. */
    MULTIPLY("*", NUMBER, NUMBER, NUMBER),
    /** Clause G7. */
    DIVIDE("/", NUMBER, NUMBER, NUMBER),
    /** Clause G7. */
    NEGATE("-", NUMBER, NUMBER),
    /** Both of two masks. */
    AND("&", MASK, MASK, MASK),
    /** One of two masks, or both. */
    OR("|", MASK, MASK, MASK),
    /** Not a mask. */
    NOT("~", MASK, MASK),
    /** Clause G7. */
    EQUAL("==", MASK, NUMBER, NUMBER),
    /** Clause G7: the one comparison that NaN makes true. */
    NOT_EQUAL("!=", MASK, NUMBER, NUMBER),
    /** Clause G7. */
    LESS("<", MASK, NUMBER, NUMBER),
    /** Clause G7. */
    LESS_OR_EQUAL("<=", MASK, NUMBER, NUMBER),
    /** Clause G7. */
    GREATER(">", MASK, NUMBER, NUMBER),
    /** Clause G7. */
    GREATER_OR_EQUAL(">=", MASK, NUMBER, NUMBER),

    /** Clause G7. */
    ABS("abs", NUMBER, NUMBER),
    /** Clause G7. */
    SQRT("sqrt", NUMBER, NUMBER),
    /** Clauses G7 and G16. */
    LOG("log", NUMBER, NUMBER),
    /** Clauses G7 and G16. */
    EXP("exp", NUMBER, NUMBER),
    /** Clause G7. */
    SIGN("sign", NUMBER, NUMBER),
    /** Clause G8. */
    WHERE("where", NUMBER, MASK, NUMBER, NUMBER),
    /** Clause G8. */
    ISNA("isna", MASK, NUMBER),
    /** Clause G8. */
    FILLNA("fillna", NUMBER, NUMBER, NUMBER),
    /** Clause G8. */
    CLIP("clip", List.of(Parameter.LO, Parameter.HI), List.of()),
    /** Clause G9. */
    MIN("min", true),
    /** Clause G9. */
    MAX("max", true),
    /** Clause G9. */
    NANMIN("nanmin", true),
    /** Clause G9. */
    NANMAX("nanmax", true),
    /** Clause G10. */
    SHIFT("shift", List.of(Parameter.K), List.of()),
    /** Clause G10. */
    DIFF("diff", List.of(Parameter.K), List.of()),
    /** Clause G10. */
    PCT_CHANGE("pct_change", List.of(Parameter.K), List.of()),
    /** Clause G10. */
    FFILL("ffill", List.of(), List.of(Parameter.LIMIT)),
    /** Clause G11. */
    ROLLING_SUM("rolling_sum", List.of(Parameter.N), List.of(Parameter.MIN_PERIODS)),
    /** Clause G11. */
    ROLLING_MEAN("rolling_mean", List.of(Parameter.N), List.of(Parameter.MIN_PERIODS)),
    /** Clause G11. */
    ROLLING_VAR("rolling_var", List.of(Parameter.N), List.of(Parameter.MIN_PERIODS, Parameter.DDOF)),
    /** Clause G11. */
    ROLLING_STD("rolling_std", List.of(Parameter.N), List.of(Parameter.MIN_PERIODS, Parameter.DDOF)),
    /** Clause G11. */
    ROLLING_MIN("rolling_min", List.of(Parameter.N), List.of(Parameter.MIN_PERIODS)),
    /** Clause G11. */
    ROLLING_MAX("rolling_max", List.of(Parameter.N), List.of(Parameter.MIN_PERIODS)),
    /** Clause G11. */
    ROLLING_MEDIAN("rolling_median", List.of(Parameter.N), List.of(Parameter.MIN_PERIODS)),
    /** Clause G11. */
    ROLLING_COUNT("rolling_count", List.of(Parameter.N), List.of()),
    /** Clause G12. */
    EWM_MEAN("ewm_mean", List.of(), Weighted.MEAN),
    /** Clause G13. */
    EWM_VAR("ewm_var", List.of(), Weighted.VARIANCE),
    /** Clause G13. */
    EWM_STD("ewm_std", List.of(), Weighted.VARIANCE),
    /** Clause G14. */
    CUMSUM("cumsum", NUMBER, NUMBER),
    /** Clause G14. */
    CUMMAX("cummax", NUMBER, NUMBER),
    /** Clause G14. */
    CUMMIN("cummin", NUMBER, NUMBER),
    /** Clause G15. */
    DAY_SUM("day_sum", NUMBER, NUMBER),
    /** Clause G15. */
    DAY_MAX("day_max", NUMBER, NUMBER),
    /** Clause G15. */
    DAY_MIN("day_min", NUMBER, NUMBER),
    /** Clause G15. */
    DAY_FIRST("day_first", NUMBER, NUMBER),
    /** Clause G15. */
    DAY_COUNT("day_count", NUMBER, NUMBER);

    /** The parameters of exponential weights. */
    private static final class Weighted {
        static final List<Parameter> MEAN = List.of(
                Parameter.ALPHA,
                Parameter.SPAN,
                Parameter.COM,
                Parameter.ADJUST,
                Parameter.IGNORE_NA,
                Parameter.MIN_PERIODS);
        static final List<Parameter> VARIANCE = List.of(
                Parameter.ALPHA,
                Parameter.SPAN,
                Parameter.COM,
                Parameter.ADJUST,
                Parameter.IGNORE_NA,
                Parameter.MIN_PERIODS,
                Parameter.BIAS);
    }

    private static final Map<String, FormulaFunction> BY_NAME = byName();

    private final String written;
    private final FormulaType type;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<FormulaType> series;

    private final boolean variadic;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Parameter> positional;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Parameter> named;

    FormulaFunction(String written, FormulaType type, FormulaType... series) {
        this(written, type, List.of(series), false, List.of(), List.of());
    }

    FormulaFunction(String written, boolean variadic) {
        this(written, NUMBER, List.of(NUMBER, NUMBER), variadic, List.of(), List.of());
    }

    FormulaFunction(String written, List<Parameter> positional, List<Parameter> named) {
        this(written, NUMBER, List.of(NUMBER), false, positional, named);
    }

    FormulaFunction(
            String written,
            FormulaType type,
            List<FormulaType> series,
            boolean variadic,
            List<Parameter> positional,
            List<Parameter> named) {
        this.written = written;
        this.type = type;
        this.series = series;
        this.variadic = variadic;
        this.positional = positional;
        this.named = named;
    }

    private static Map<String, FormulaFunction> byName() {
        Map<String, FormulaFunction> functions = new HashMap<>();
        Arrays.stream(values()).filter(f -> !f.isOperator()).forEach(f -> functions.put(f.written, f));
        return Map.copyOf(functions);
    }

    /** Gives the function of a name, or null if there is none. */
    static @Nullable FormulaFunction of(String name) {
        return BY_NAME.get(name);
    }

    /** {@return the function's name, or the operator's characters} */
    public String written() {
        return written;
    }

    /** {@return whether it is an operator, written between or before its operands} */
    public boolean isOperator() {
        return !Character.isLetter(written.charAt(0));
    }

    /** {@return the type of its result} */
    public FormulaType type() {
        return type;
    }

    /** {@return whether it takes any number of series, from two on} */
    boolean isVariadic() {
        return variadic;
    }

    /** {@return the smallest number of series that it takes} */
    int seriesCount() {
        return series.size();
    }

    /** {@return what a series must be} */
    FormulaType series(int index) {
        return variadic ? NUMBER : series.get(index);
    }

    /** {@return the parameters that may be given by position, after the series} */
    List<Parameter> positional() {
        return positional;
    }

    /** {@return whether it has this parameter} */
    boolean takes(Parameter parameter) {
        return positional.contains(parameter) || named.contains(parameter);
    }

    /** {@return whether it takes any parameter} */
    boolean takesParameters() {
        return !positional.isEmpty() || !named.isEmpty();
    }

    /** {@return whether one of the three weights must be given} */
    public boolean isWeighted() {
        return takes(Parameter.COM);
    }

    /** {@return how it is called, for messages: {@code rolling_mean(x, n, *, min_periods)}} */
    String signature() {
        StringBuilder out = new StringBuilder(written).append('(');
        for (int i = 0; i < series.size(); i++) {
            out.append(i == 0 ? "" : ", ")
                    .append(series.get(i) == MASK ? "mask" : series.size() == 1 ? "x" : "x" + (i + 1));
        }
        if (variadic) {
            out.append(", ...");
        }
        positional.forEach(parameter -> out.append(", ").append(parameter.written()));
        if (!named.isEmpty()) {
            out.append(", *");
            named.forEach(parameter -> out.append(", ").append(parameter.written()));
        }
        return out.append(')').toString();
    }
}
