// SPDX-License-Identifier: Apache-2.0

/** The log of all that a model was served. */
@SuppressWarnings("requires-automatic") // the library of zstd has no module-info
module io.featureparity.audit {
    requires transitive io.featureparity.features;
    requires aircompressor;
    requires jdk.unsupported; // for aircompressor, which cannot say so
    requires static transitive org.jspecify;

    exports io.featureparity.audit;
    exports io.featureparity.audit.checkpoint;
    exports io.featureparity.audit.record;
}
