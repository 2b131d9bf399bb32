// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.features.TestContracts;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the tests of feeds have in common. */
final class Feeds {

    static final long MINUTE = 60_000;

    static final MacroValues NO_MACRO =
            MacroValues.absent(TestContracts.usdcop().macroColumns());

    private Feeds() {}

    static Bar bar(long time, double close) {
        return new Bar(Instant.ofEpochMilli(time), close, close, close, close, 1);
    }

    static TradingCalendar calendar(FeatureContract contract) {
        return TradingCalendar.of(contract, Closures.none());
    }

    /** The built-in contract with one more policy, "test": as "live", but for some choices. */
    static FeatureContract contract(Map<String, String> choices) {
        Map<String, Object> all = new HashMap<>(choices);
        if ("accept".equals(choices.get("off_grid"))) {
            all.put("insert_up_to_minutes", 0); // nothing can be missing off the grid
        }
        return FeatureContract.parse(
                "test contract",
                ContractDocument.builtIn("1.0.0").policy("test", "live", all).toJson());
    }
}
