// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An audit log could not be written, or no longer holds what was written to it. */
public final class AuditLogException extends FeatureParityException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception for one fault.
     *
     * @param fault the fault
     */
    public AuditLogException(Fault fault) {
        this(List.of(fault), null);
    }

    /**
     * Makes the exception for all faults that were found, with their cause.
     *
     * @param faults the faults, at least one
     * @param cause the cause, or null
     */
    public AuditLogException(List<Fault> faults, @Nullable Throwable cause) {
        super(faults, cause);
    }
}
