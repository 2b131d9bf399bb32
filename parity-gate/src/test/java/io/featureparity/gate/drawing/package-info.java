// SPDX-License-Identifier: Apache-2.0

/** Tests of drawings. */
@NullMarked
package io.featureparity.gate.drawing;

import org.jspecify.annotations.NullMarked;
