// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.RefreshContract;

class MemoryRefreshTest extends RefreshContract {

    @Override
    protected Stores stores() {
        return new MemoryStores();
    }
}
