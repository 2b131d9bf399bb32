// SPDX-License-Identifier: Apache-2.0

/** A toy policy: a small network with random weights, to try components with. It is no strategy and learned nothing. */
@NullMarked
package io.featureparity.onnx.toy;

import org.jspecify.annotations.NullMarked;
