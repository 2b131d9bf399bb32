// SPDX-License-Identifier: Apache-2.0

/** What all components share: settings, the served model, how a decision is made, the hash of a stream of observations. */
module io.featureparity.component {
    requires transitive io.featureparity.store;
    requires transitive io.featureparity.postgres;
    requires transitive io.featureparity.redis;
    requires transitive io.featureparity.resilience;
    requires static transitive org.jspecify;

    exports io.featureparity.component;
    exports io.featureparity.component.decision;
    exports io.featureparity.component.level;
    exports io.featureparity.component.main;
    exports io.featureparity.component.report;
    exports io.featureparity.component.served;
    exports io.featureparity.component.wiring;
}
