// SPDX-License-Identifier: Apache-2.0

/** The inference: decisions of the live model at each bar, and the HTTP interface beside it. */
module io.featureparity.inference {
    requires transitive io.featureparity.audit;
    requires transitive io.featureparity.component;
    requires io.featureparity.onnx;
    requires jdk.httpserver;
    requires static transitive org.jspecify;

    exports io.featureparity.inference;
    exports io.featureparity.inference.http;
}
