// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.onnx.toy;

import org.jspecify.annotations.NullMarked;
