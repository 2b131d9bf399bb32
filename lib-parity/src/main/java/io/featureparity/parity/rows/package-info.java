// SPDX-License-Identifier: Apache-2.0

/** Rows with times: what an engine computes of bars, and training's own rows held against it. */
@NullMarked
package io.featureparity.parity.rows;

import org.jspecify.annotations.NullMarked;
