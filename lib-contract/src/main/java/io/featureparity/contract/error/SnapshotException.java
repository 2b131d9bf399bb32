// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snapshot was refused; the engine is unchanged. */
public final class SnapshotException extends FeatureParityException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception for one fault.
     *
     * @param fault the fault
     */
    public SnapshotException(Fault fault) {
        this(List.of(fault), null);
    }

    /**
     * Makes the exception for all faults that were found.
     *
     * @param faults the faults, at least one
     */
    public SnapshotException(List<Fault> faults) {
        this(faults, null);
    }

    /**
     * Makes the exception for all faults that were found, with their cause.
     *
     * @param faults the faults, at least one
     * @param cause the cause, or null
     */
    public SnapshotException(List<Fault> faults, @Nullable Throwable cause) {
        super(faults, cause);
    }
}
