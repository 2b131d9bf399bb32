// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The parameters of a call, those that were left out among them.
 *
 * @param values each with its value; a flag is 0 or 1
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
}
