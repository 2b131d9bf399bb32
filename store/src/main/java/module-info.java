// SPDX-License-Identifier: Apache-2.0

/** What the components of a trading system keep: ports without a driver, and a form of each in memory. */
module io.featureparity.store {
    requires transitive io.featureparity.features;
    requires static transitive org.jspecify;

    exports io.featureparity.store;
    exports io.featureparity.store.latest;
    exports io.featureparity.store.memory;
    exports io.featureparity.store.replay;
    exports io.featureparity.store.row;
}
