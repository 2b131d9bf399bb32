// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.BarsContract;

class MemoryBarsTest extends BarsContract {

    @Override
    protected Stores stores() {
        return new MemoryStores();
    }
}
