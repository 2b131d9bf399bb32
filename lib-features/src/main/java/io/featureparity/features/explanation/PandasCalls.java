// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.FormulaWriter;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.contract.formula.Parameters;
import io.featureparity.features.explanation.PandasText.Strength;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes single operators and functions as what they are in pandas and numpy: the table "Cost" of section G. */
final class PandasCalls {

    private final Set<PandasHelper> helpers = EnumSet.noneOf(PandasHelper.class);
    private boolean reduces;

    /** The helpers that were used, each behind those that it calls. */
    Set<PandasHelper> helpers() {
        return Collections.unmodifiableSet(helpers);
    }

    boolean needsFunctools() {
        return reduces;
    }

    /** Has a helper written, with what it calls. */
    String needed(PandasHelper helper) {
        helper.needs().forEach(this::needed);
        helpers.add(helper);
        return helper.written();
    }

    /** A column, where a number alone would not do. */
    PandasText column(PandasText text) {
        return text.number() == null ? text : PandasText.of(needed(PandasHelper.NUMBER) + "(" + text.code() + ")");
    }

    // ---- functions

    /** Writes an operation on parts that are written. */
    PandasText operation(FormulaNode.Operation operation, List<PandasText> parts) {
        FormulaFunction function = operation.function();
        Parameters p = operation.parameters();
        PandasText x = parts.get(0);
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE -> arithmetic(function, parts);
            case AND, OR -> between(function, x, parts.get(1));
            case NOT -> PandasText.of("~" + x.within(Strength.SIGN), Strength.SIGN);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                between(function, parts.get(1).number() == null ? x : column(x), parts.get(1));
            case SQRT, LOG, EXP, SIGN ->
                PandasText.of("np." + function.written() + "(" + column(x).code() + ")");
            case WHERE -> choice(x, parts.get(1), parts.get(2));
            case FILLNA -> method(x, "fillna", parts.get(1).code());
            case CLIP ->
                method(
                        x,
                        "clip",
                        PandasText.literal(p.number(Parameter.LO)) + ", " + PandasText.literal(p.number(Parameter.HI)));
            case MIN -> plusZero(extreme("np.minimum", parts));
            case MAX -> plusZero(extreme("np.maximum", parts));
            case NANMIN -> plusZero(method(together(parts), "min", "axis=1"));
            case NANMAX -> plusZero(method(together(parts), "max", "axis=1"));
            default -> overBars(operation, x);
        };
    }

    private PandasText overBars(FormulaNode.Operation operation, PandasText x) {
        FormulaFunction function = operation.function();
        Parameters p = operation.parameters();
        return switch (function) {
            case SHIFT, DIFF -> method(x, function.written(), p.whole(Parameter.K) == 1 ? "" : whole(p, Parameter.K));
            case PCT_CHANGE -> method(x, function.written(), whole(p, Parameter.K) + ", fill_method=None");
            case CUMMAX, CUMMIN -> plusZero(method(x, function.written(), ""));
            case DAY_SUM -> method(byDay(x), "cumsum", "");
            case DAY_MAX -> plusZero(method(byDay(x), "cummax", ""));
            case DAY_MIN -> plusZero(method(byDay(x), "cummin", ""));
            case DAY_FIRST -> call(PandasHelper.DAY_FIRST, x);
            case DAY_COUNT -> call(PandasHelper.DAY_COUNT, x);
            case ROLLING_SUM, ROLLING_MEAN, ROLLING_VAR, ROLLING_STD -> overWindow(operation, x);
            case ROLLING_MIN, ROLLING_MAX, ROLLING_MEDIAN -> plusZero(overWindow(operation, x));
            case ROLLING_COUNT -> method(method(x, "rolling", whole(p, Parameter.N) + ", min_periods=0"), "count", "");
            case EWM_MEAN, EWM_VAR, EWM_STD -> weighted(operation, x);
            default -> method(x, function.written(), keywords(operation, Parameter.LIMIT)); // abs, isna, ffill, cumsum
        };
    }

    private PandasText overWindow(FormulaNode.Operation operation, PandasText x) {
        String window = whole(operation.parameters(), Parameter.N);
        String least = keywords(operation, Parameter.MIN_PERIODS);
        PandasText windows = method(x, "rolling", least.isEmpty() ? window : window + ", " + least);
        return method(windows, after("rolling_", operation), keywords(operation, Parameter.DDOF));
    }

    private PandasText weighted(FormulaNode.Operation operation, PandasText x) {
        String weights = keywords(
                operation,
                Parameter.ALPHA,
                Parameter.SPAN,
                Parameter.COM,
                Parameter.ADJUST,
                Parameter.IGNORE_NA,
                Parameter.MIN_PERIODS);
        return method(method(x, "ewm", weights), after("ewm_", operation), keywords(operation, Parameter.BIAS));
    }

    private static String after(String beginning, FormulaNode.Operation operation) {
        return operation.function().written().substring(beginning.length());
    }

    /** Those of some parameters that have another value than pandas gives them. */
    private static String keywords(FormulaNode.Operation operation, Parameter... parameters) {
        Parameters given = operation.parameters();
        List<String> written = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (given.values().containsKey(parameter) && !given.isDefault(operation.function(), parameter)) {
                double value = given.number(parameter);
                String text = parameter.isFlag() ? (value == 1 ? "True" : "False") : FormulaWriter.number(value);
                written.add(parameter.written() + "=" + text);
            }
        }
        return String.join(", ", written);
    }

    private static String whole(Parameters p, Parameter parameter) {
        return Integer.toString(p.whole(parameter));
    }

    PandasText method(PandasText x, String name, String arguments) {
        return PandasText.of(column(x).within(Strength.WHOLE) + "." + name + "(" + arguments + ")");
    }

    private PandasText call(PandasHelper helper, PandasText x) {
        return PandasText.of(needed(helper) + "(" + column(x).code() + ")");
    }

    private PandasText byDay(PandasText x) {
        return call(PandasHelper.BY_DAY, x);
    }

    /** A zero without a sign (clause G9). */
    private static PandasText plusZero(PandasText x) {
        return PandasText.of(x.code() + " + 0.0", Strength.SUM);
    }

    private PandasText choice(PandasText mask, PandasText chosen, PandasText otherwise) {
        boolean masked = chosen.number() != null && otherwise.number() == null;
        return masked
                ? method(otherwise, "mask", mask.code() + ", " + chosen.code())
                : method(chosen, "where", mask.code() + ", " + otherwise.code());
    }

    private PandasText extreme(String ofTwo, List<PandasText> parts) {
        String first = column(parts.get(0)).code();
        String others = String.join(
                ", ",
                parts.subList(1, parts.size()).stream().map(PandasText::code).toList());
        if (parts.size() == 2) {
            return PandasText.of(ofTwo + "(" + first + ", " + others + ")");
        }
        reduces = true;
        return PandasText.of("functools.reduce(" + ofTwo + ", [" + first + ", " + others + "])");
    }

    private PandasText together(List<PandasText> parts) {
        List<String> all = parts.stream().map(part -> column(part).code()).toList();
        return PandasText.of("pd.concat([" + String.join(", ", all) + "], axis=1)");
    }

    // ---- operators

    /** What is of numbers alone is a number. Python itself refuses to divide one by zero. */
    private static PandasText arithmetic(FormulaFunction function, List<PandasText> parts) {
        PandasText left = parts.get(0);
        Double a = left.number();
        if (parts.size() == 1) {
            return a == null ? PandasText.of("-" + left.within(Strength.WHOLE), Strength.SIGN) : PandasText.of(-a);
        }
        PandasText right = parts.get(1);
        Double b = right.number();
        if (a == null || b == null) {
            return between(function, left, right);
        }
        return PandasText.of(
                switch (function) {
                    case ADD -> a + b;
                    case SUBTRACT -> a - b;
                    case MULTIPLY -> a * b;
                    default -> a / b;
                });
    }

    private static PandasText between(FormulaFunction function, PandasText left, PandasText right) {
        Strength strength =
                switch (function) {
                    case ADD, SUBTRACT -> Strength.SUM;
                    case MULTIPLY, DIVIDE -> Strength.PRODUCT;
                    case AND -> Strength.AND;
                    case OR -> Strength.OR;
                    default -> Strength.COMPARISON;
                };
        String first = strength == Strength.COMPARISON ? left.above(strength) : left.within(strength);
        String code = first + " " + function.written() + " " + right.above(strength);
        return PandasText.of(code, strength);
    }
}
