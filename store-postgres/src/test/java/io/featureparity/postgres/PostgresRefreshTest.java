// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.RefreshContract;

class PostgresRefreshTest extends RefreshContract {

    @Override
    protected Stores stores() {
        return Server.emptied();
    }
}
