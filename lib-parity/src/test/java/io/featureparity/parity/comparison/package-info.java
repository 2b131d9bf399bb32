// SPDX-License-Identifier: Apache-2.0

/** Tests of the comparison: distances, tolerances, series, and what counts as parity. */
@NullMarked
package io.featureparity.parity.comparison;

import org.jspecify.annotations.NullMarked;
