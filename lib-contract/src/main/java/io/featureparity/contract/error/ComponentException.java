// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component cannot run, or cannot answer: its settings, its model or a request are not possible. */
public final class ComponentException extends FeatureParityException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception for one fault.
     *
     * @param fault the fault
     */
    public ComponentException(Fault fault) {
        this(List.of(fault), null);
    }

    /**
     * Makes the exception for all faults that were found, with their cause.
     *
     * @param faults the faults, at least one
     * @param cause the cause, or null
     */
    public ComponentException(List<Fault> faults, @Nullable Throwable cause) {
        super(faults, cause);
    }
}
