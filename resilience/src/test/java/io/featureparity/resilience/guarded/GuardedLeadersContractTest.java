// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.LeadersContract;

/** Behind an edge that nothing disturbs, all is as without it. */
class GuardedLeadersContractTest extends LeadersContract {

    @Override
    protected Stores stores() {
        return QuietEdges.stores();
    }
}
