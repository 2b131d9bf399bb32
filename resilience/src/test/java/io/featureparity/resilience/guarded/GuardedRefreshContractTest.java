// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.RefreshContract;

/** Behind an edge that nothing disturbs, all is as without it. */
class GuardedRefreshContractTest extends RefreshContract {

    @Override
    protected Stores stores() {
        return QuietEdges.stores();
    }
}
