// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.replay;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.bar;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.model.Model;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.StoredBar;
import io.featureparity.testsupport.golden.GoldenData;
import java.util.ArrayList;
import java.util.List;

/** Stored bars, and feeds over them. */
abstract class StoredFeedTests {

    static final Model USDCOP = Model.of(
            FeatureContract.builtIn("usdcop-m5", "1.0.0"), NormStats.parse("norm_stats.json", GoldenData.statistics()));

    final Stores stores = new MemoryStores();

    /** Why a stored state could not be used. */
    final List<Fault> unusable = new ArrayList<>();

    StoredFeedBuilder live() {
        return StoredFeed.of(INSTRUMENT, USDCOP, stores.macro()).feed(feed -> feed.policy("live"));
    }

    List<StoredBar> stored() {
        return all(stores.bars().closedAfter(INSTRUMENT, 0));
    }

    static List<FeatureRow> takeAll(StoredFeed feed, List<StoredBar> bars) {
        List<FeatureRow> rows = new ArrayList<>();
        bars.forEach(bar -> rows.addAll(feed.take(bar)));
        return rows;
    }
}
