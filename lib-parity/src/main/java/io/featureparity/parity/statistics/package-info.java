// SPDX-License-Identifier: Apache-2.0

/** Fits normalisation statistics to bars, with the same bits as pandas, and checks given statistics against bars. */
@NullMarked
package io.featureparity.parity.statistics;

import org.jspecify.annotations.NullMarked;
