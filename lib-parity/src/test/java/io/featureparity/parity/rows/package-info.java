// SPDX-License-Identifier: Apache-2.0

/** Tests of rows with times: an engine's rows, and the check of training's. */
@NullMarked
package io.featureparity.parity.rows;

import org.jspecify.annotations.NullMarked;
