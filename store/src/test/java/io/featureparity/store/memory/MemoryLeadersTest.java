// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.LeadersContract;

class MemoryLeadersTest extends LeadersContract {

    @Override
    protected Stores stores() {
        return new MemoryStores();
    }
}
