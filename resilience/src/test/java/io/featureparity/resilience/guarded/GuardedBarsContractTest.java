// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.BarsContract;

/** Behind an edge that nothing disturbs, all is as without it. */
class GuardedBarsContractTest extends BarsContract {

    @Override
    protected Stores stores() {
        return QuietEdges.stores();
    }
}
