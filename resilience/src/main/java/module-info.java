// SPDX-License-Identifier: Apache-2.0

/** The levels of a service, breakers and retries around stores, and the breaker of features. */
@SuppressWarnings("requires-automatic") // resilience4j has a module name, and no module-info
module io.featureparity.resilience {
    requires transitive io.featureparity.store;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;
    requires static transitive org.jspecify;

    exports io.featureparity.resilience.breaker;
    exports io.featureparity.resilience.guarded;
    exports io.featureparity.resilience.level;
}
