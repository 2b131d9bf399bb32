// SPDX-License-Identifier: Apache-2.0

/** What a model would have earned with stored bars, through the same feed as live. */
module io.featureparity.backtest {
    requires transitive io.featureparity.component;
    requires io.featureparity.onnx;
    requires static transitive org.jspecify;

    exports io.featureparity.backtest;
}
