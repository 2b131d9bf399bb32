// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import io.featureparity.contract.FeatureTolerance;
import io.featureparity.contract.error.ErrorCode;

/** Where on the way from bars to the model two values are compared, in the order of the way. */
public enum Stage {
    /** The raw features, {@code double}. */
    RAW(ErrorCode.DIVERGENCE_RAW),
    /** The normalised features, {@code float32}. */
    NORMALIZED(ErrorCode.DIVERGENCE_NORMALIZED),
    /** The observation, {@code float32}, state features included. */
    OBSERVATION(ErrorCode.DIVERGENCE_OBSERVATION);

    private final ErrorCode code;

    Stage(ErrorCode code) {
        this.code = code;
    }

    /** {@return the code of a divergence at this stage} */
    public ErrorCode code() {
        return code;
    }

    /**
     * Gives what a contract allows at this stage.
     *
     * @param tolerance the tolerances of one feature
     * @return the tolerance at this stage
     */
    Tolerance of(FeatureTolerance tolerance) {
        return Tolerance.ofUlps(
                switch (this) {
                    case RAW -> tolerance.rawUlps();
                    case NORMALIZED -> tolerance.normalizedUlps();
                    case OBSERVATION -> tolerance.observationUlps();
                });
    }
}
