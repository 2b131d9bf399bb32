// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.Stores;
import io.featureparity.store.contract.LeadersContract;

class PostgresLeadersTest extends LeadersContract {

    @Override
    protected Stores stores() {
        return Server.emptied();
    }
}
