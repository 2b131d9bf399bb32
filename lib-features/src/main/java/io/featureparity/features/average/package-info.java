// SPDX-License-Identifier: Apache-2.0

/** Averages that remember: Wilder's (C1) with its relatives, and the choice among them. */
@NullMarked
package io.featureparity.features.average;

import org.jspecify.annotations.NullMarked;
