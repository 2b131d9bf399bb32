// SPDX-License-Identifier: Apache-2.0

/** Normalisation statistics fitted to bars with the bits of pandas, and given ones held against them. */
@NullMarked
package io.featureparity.parity.statistics;

import org.jspecify.annotations.NullMarked;
