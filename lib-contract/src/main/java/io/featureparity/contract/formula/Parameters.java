// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.EnumMap;
import java.util.Map;

/** The parameters of a call, those that were left out among them. Immutable. */
public final class Parameters {

    /** No parameters. */
    static final Parameters NONE = new Parameters(Map.of());

    private final Map<Parameter, Double> values;

    Parameters(Map<Parameter, Double> values) {
        this.values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
