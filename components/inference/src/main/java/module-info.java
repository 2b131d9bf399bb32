// SPDX-License-Identifier: Apache-2.0

/** The inference: decisions of the live model at each bar, and the HTTP interface beside it. */
@SuppressWarnings("requires-automatic") // Micrometer and OpenTelemetry have module names, and no module-info
module io.featureparity.inference {
    requires transitive io.featureparity.audit;
    requires transitive io.featureparity.component;
    requires transitive io.featureparity.observe;
    requires io.featureparity.onnx;
    requires jdk.httpserver;
    requires micrometer.registry.prometheus;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.featureparity.inference;
    exports io.featureparity.inference.http;
    exports io.featureparity.inference.watch;
}
