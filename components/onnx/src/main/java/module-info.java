// SPDX-License-Identifier: Apache-2.0

/** A trained model in an ONNX file, run by ONNX Runtime. */
@SuppressWarnings("requires-automatic") // the runtime has a module name, and no module-info
module io.featureparity.onnx {
    requires transitive io.featureparity.component;
    requires com.microsoft.onnxruntime;
    requires static transitive org.jspecify;

    exports io.featureparity.onnx;
    exports io.featureparity.onnx.toy;
}
