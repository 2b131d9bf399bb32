// SPDX-License-Identifier: Apache-2.0

/** A trained model in an ONNX file, behind the port of all models. */
@NullMarked
package io.featureparity.onnx;

import org.jspecify.annotations.NullMarked;
