// SPDX-License-Identifier: Apache-2.0

/** Tests of how bars are read. */
@NullMarked
package io.featureparity.gate.bars;

import org.jspecify.annotations.NullMarked;
