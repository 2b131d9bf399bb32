// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.util.List;

/** A result was requested before enough bars had been seen. */
public final class NotReadyException extends FeatureParityException {

    private static final long serialVersionUID = 1L;

    /** How many more bars are needed. */
    private final int missingBars;

    /**
     * Makes the exception.
     *
     * @param fault the fault
     * @param missingBars how many more bars are needed
     */
    public NotReadyException(Fault fault, int missingBars) {
        super(List.of(fault), null);
        this.missingBars = missingBars;
    }

    /** {@return how many more bars are needed before the same question has an answer} */
    public int missingBars() {
        return missingBars;
    }
}
