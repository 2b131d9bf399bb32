// SPDX-License-Identifier: Apache-2.0

/** What a service shows to its operators: metrics, traces, logs and health, for whichever backends it has. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // both have a module name, and no module-info
module io.featureparity.observe {
    requires transitive io.featureparity.audit;
    requires transitive io.featureparity.resilience;
    requires transitive micrometer.core;
    requires io.opentelemetry.context;
    requires transitive io.opentelemetry.api;
    requires transitive jdk.httpserver;
    requires transitive org.slf4j;
    requires static transitive org.jspecify;

    exports io.featureparity.observe;
    exports io.featureparity.observe.decision;
    exports io.featureparity.observe.health;
    exports io.featureparity.observe.http;
    exports io.featureparity.observe.metrics;
    exports io.featureparity.observe.trail;
}
