// SPDX-License-Identifier: Apache-2.0

/** The log of all that a model was served. */
module io.featureparity.audit {
    requires transitive io.featureparity.features;
    requires static transitive org.jspecify;

    exports io.featureparity.audit;
    exports io.featureparity.audit.checkpoint;
    exports io.featureparity.audit.record;
}
