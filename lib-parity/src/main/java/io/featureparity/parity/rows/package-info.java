// SPDX-License-Identifier: Apache-2.0

/** Rows with times: the rows that an engine computes from bars, and the comparison of training's own rows with them. */
@NullMarked
package io.featureparity.parity.rows;

import org.jspecify.annotations.NullMarked;
