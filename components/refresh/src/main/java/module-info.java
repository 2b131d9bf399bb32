// SPDX-License-Identifier: Apache-2.0

/** The feature refresh: it waits for bars, computes their features, and writes them for all others to read. */
module io.featureparity.refresh {
    requires transitive io.featureparity.component;
    requires io.featureparity.table;
    requires static transitive org.jspecify;

    exports io.featureparity.refresh;
}
