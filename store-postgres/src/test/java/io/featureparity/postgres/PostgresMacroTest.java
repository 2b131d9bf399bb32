// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.MacroContract;

class PostgresMacroTest extends MacroContract {

    @Override
    protected Stores stores() {
        return Server.emptied();
    }
}
