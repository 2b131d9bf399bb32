// SPDX-License-Identifier: Apache-2.0

/** The decisions of a day once more, compared with what was decided. */
module io.featureparity.replay {
    requires transitive io.featureparity.component;
    requires io.featureparity.onnx;
    requires transitive io.featureparity.parity;
    requires static transitive org.jspecify;

    exports io.featureparity.replay;
}
