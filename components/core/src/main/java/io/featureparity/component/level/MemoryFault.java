// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.level;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;

/** Makes the fault that says that memory ran out. */
public final class MemoryFault {

    private MemoryFault() {}

    /**
     * Gives the fault.
     *
     * @param thrown the error that the JVM has thrown
     * @return the fault
     */
    public static Fault of(OutOfMemoryError thrown) {
        return new Fault(
                ErrorCode.COMPONENT_MEMORY,
                "memory of the process",
                "must have room for the work in hand",
                String.valueOf(thrown.getMessage()));
    }
}
