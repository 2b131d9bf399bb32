// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.error.Fault;
import java.util.List;

/** A refresh to which everything happens that it tells of, once. */
final class ToldRefresh {

    private ToldRefresh() {}

    static void all(RefreshListener told, List<Fault> faults) {
        told.serves(Market.registered(Market.MODEL, "1", "a"));
        told.leads(Market.KEY, 7);
        told.follows(Market.KEY);
        told.startsAnew(faults);
        told.interrupted(faults);
        told.goesOn();
        told.onlineInterrupted(faults);
        told.onlineGoesOn();
        told.auditInterrupted(faults);
        told.auditGoesOn();
    }
}
