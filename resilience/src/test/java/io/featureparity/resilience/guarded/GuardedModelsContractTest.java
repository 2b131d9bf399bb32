// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.ModelsContract;

/** Behind an edge that nothing disturbs, all is as without it. */
class GuardedModelsContractTest extends ModelsContract {

    @Override
    protected Stores stores() {
        return QuietEdges.stores();
    }
}
