// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import org.jspecify.annotations.Nullable;

/** Faults of properties. Each names the property, its value, and what is possible. */
public final class PropertyFaults {

    private PropertyFaults() {}

    /**
     * Refuses the value of a property.
     *
     * @param name the property, without {@code feature-parity}
     * @param rule what must hold
     * @param value the value; no secret
     * @return the exception
     */
    public static ComponentException refused(String name, String rule, String value) {
        return new ComponentException(fault(name, rule, value));
    }

    /**
     * A fault of the value of a property.
     *
     * @param name the property, without {@code feature-parity}
     * @param rule what must hold
     * @param value the value; no secret
     * @return the fault
     */
    public static Fault fault(String name, String rule, String value) {
        return new Fault(ErrorCode.SPRING_PROPERTY, "property " + ParityProperties.PREFIX + "." + name, rule, value);
    }

    /**
     * Gives a text that has to be there.
     *
     * @param name the property, without {@code feature-parity}
     * @param value its value
     * @param why why it is needed
     * @return the text
     * @throws ComponentException if it is not there, or blank
     */
    public static String required(String name, @Nullable String value, String why) {
        if (value == null || value.isBlank()) {
            throw refused(name, "must be set " + why, value == null ? "not set" : "blank");
        }
        return value;
    }
}
