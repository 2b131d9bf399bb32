// SPDX-License-Identifier: Apache-2.0

/** The feature refresh: it waits for bars, computes their features, and writes them for all others to read. */
@SuppressWarnings("requires-automatic") // Micrometer has module names, and no module-info
module io.featureparity.refresh {
    requires transitive io.featureparity.component;
    requires transitive io.featureparity.observe;
    requires io.featureparity.table;
    requires micrometer.registry.prometheus;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.featureparity.refresh;
}
