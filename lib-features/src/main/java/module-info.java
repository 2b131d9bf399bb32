// SPDX-License-Identifier: Apache-2.0

/** The program of a contract's formulas, engine (streaming, batch, peek, snapshot and restore) and normaliser. */
@SuppressWarnings("module") // the module that packages are exported to is compiled later
module io.featureparity.features {
    requires transitive io.featureparity.contract;
    requires org.objectweb.asm;
    requires de.focus_shift.jollyday.core;
    requires static transitive org.jspecify;

    exports io.featureparity.features.alignment;
    exports io.featureparity.features.batch;
    exports io.featureparity.features.engine;
    exports io.featureparity.features.explanation;
    exports io.featureparity.features.feed;
    exports io.featureparity.features.model;
    exports io.featureparity.features.program to
            io.featureparity.parity;
    exports io.featureparity.features.quality;
    exports io.featureparity.features.raw;
    exports io.featureparity.features.session;
    exports io.featureparity.features.state to
            io.featureparity.parity;
}
