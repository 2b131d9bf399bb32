// SPDX-License-Identifier: Apache-2.0

/** Calculators, engine (streaming, batch, peek, snapshot and restore) and normaliser. */
module io.featureparity.features {
    requires transitive io.featureparity.contract;
    requires de.focus_shift.jollyday.core;
    requires static transitive org.jspecify;

    exports io.featureparity.features;
    exports io.featureparity.features.alignment;
    exports io.featureparity.features.session;
}
