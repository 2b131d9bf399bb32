// SPDX-License-Identifier: Apache-2.0

/** The feature refresh: it waits for bars, computes their features, and writes them for all others to read. */
@SuppressWarnings("requires-automatic") // Micrometer has module names, and no module-info
module io.featureparity.refresh {
    requires transitive io.featureparity.component;
    requires io.featureparity.observe;
    requires io.featureparity.table;
    requires micrometer.registry.prometheus;
    requires static transitive org.jspecify;

    exports io.featureparity.refresh;
}
