// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.ModelsContract;

class MemoryModelsTest extends ModelsContract {

    @Override
    protected Stores stores() {
        return new MemoryStores();
    }
}
