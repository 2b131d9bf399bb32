// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.MacroContract;

class MemoryMacroTest extends MacroContract {

    @Override
    protected Stores stores() {
        return new MemoryStores();
    }
}
