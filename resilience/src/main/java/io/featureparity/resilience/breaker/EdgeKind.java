// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.StoreException;

/** What an edge leads to. */
public enum EdgeKind {
    /** A store. It fails by the faults of {@link Passing}; any other fault is an answer. */
    STORE {
        @Override
        boolean isFailure(RuntimeException thrown) {
            return thrown instanceof FeatureParityException known && Passing.are(known.faults());
        }

        @Override
        FeatureParityException refusal(Fault fault) {
            return new StoreException(fault);
        }
    },

    /** A model. Whatever it throws is a failure. */
    MODEL {
        @Override
        boolean isFailure(RuntimeException thrown) {
            return true;
        }

        @Override
        FeatureParityException refusal(Fault fault) {
            return new ComponentException(fault);
        }
    };

    abstract boolean isFailure(RuntimeException thrown);

    abstract FeatureParityException refusal(Fault fault);
}
