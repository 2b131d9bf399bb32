// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.StoreException;

/** What an edge leads to. */
public enum EdgeKind {
    /** A store. It fails by the faults of {@link Passing}; any other fault is an answer. */
    STORE,

    /** A model. Whatever it throws is a failure. */
    MODEL;

    boolean isFailure(RuntimeException thrown) {
        return switch (this) {
            case STORE -> thrown instanceof FeatureParityException known && Passing.are(known.faults());
            case MODEL -> true;
        };
    }

    FeatureParityException refusal(Fault fault) {
        return switch (this) {
            case STORE -> new StoreException(fault);
            case MODEL -> new ComponentException(fault);
        };
    }
}
