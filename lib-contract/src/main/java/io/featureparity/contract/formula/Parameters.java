// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call, including the ones that were left out.
 *
 * @param values the value of each parameter; a flag is 0 or 1
 */
public record Parameters(Map<Parameter, Double> values) {

    /** No parameters. */
    static final Parameters NONE = new Parameters(Map.of());

    /** Copies the map. {@inheritDoc} */
    public Parameters {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /**
     * Gives a parameter.
     *
     * @param parameter one that the function takes
     * @return its value
     */
    public double number(Parameter parameter) {
        Double value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("there is no " + parameter.written());
        }
        return value;
    }

    /**
     * Gives a whole parameter.
     *
     * @param parameter one that the function takes
     * @return its value
     */
    public int whole(Parameter parameter) {
        return (int) number(parameter);
    }

    /**
     * Gives a flag.
     *
     * @param parameter one that the function takes
     * @return whether it is True
     */
    public boolean flag(Parameter parameter) {
        return number(parameter) == 1;
    }

    /**
     * Says whether a parameter need not be written: it has its default, or it is a weight that follows from another
     * one.
     *
     * @param function the function that is called
     * @param parameter one that it takes
     * @return whether the call means the same without it
     */
    public boolean isDefault(FormulaFunction function, Parameter parameter) {
        if (parameter == Parameter.COM) {
            return values.containsKey(Parameter.ALPHA) || values.containsKey(Parameter.SPAN);
        }
        Double byDefault = byDefault(function, parameter, values);
        return byDefault != null && byDefault == number(parameter);
    }

    /** What a parameter is if it is left out; null if it must be given. */
    static @Nullable Double byDefault(FormulaFunction function, Parameter parameter, Map<Parameter, Double> given) {
        return switch (parameter) {
            case K, DDOF, ADJUST -> 1.0;
            case IGNORE_NA, BIAS -> 0.0;
            case LIMIT -> Double.POSITIVE_INFINITY;
            case MIN_PERIODS -> function.isWeighted() ? Double.valueOf(0) : given.get(Parameter.N);
            default -> null;
        };
    }
}
