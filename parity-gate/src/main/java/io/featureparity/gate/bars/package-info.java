// SPDX-License-Identifier: Apache-2.0

/** Bars as a file has them and as a stream, the macro values beside them, and one pass of them through an engine. */
@NullMarked
package io.featureparity.gate.bars;

import org.jspecify.annotations.NullMarked;
