// SPDX-License-Identifier: Apache-2.0

/** Tests of the statistics: the fit, and the look at given ones. */
@NullMarked
package io.featureparity.parity.statistics;

import org.jspecify.annotations.NullMarked;
