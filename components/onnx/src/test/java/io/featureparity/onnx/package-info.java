// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.onnx;

import org.jspecify.annotations.NullMarked;
