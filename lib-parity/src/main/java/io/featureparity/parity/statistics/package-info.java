// SPDX-License-Identifier: Apache-2.0

/**
 * Fits normalisation statistics to bars, with the same bits as pandas, and checks given statistics against bars.
 *
 * <p>Large for a reason: an audit takes several steps (fit, search of the range, search of the dialect, comparison with
 * other sessions) that share package-private sums. Only the fit, the comparison, the audit, and what they take and give
 * are public.
 */
@NullMarked
package io.featureparity.parity.statistics;

import org.jspecify.annotations.NullMarked;
