// SPDX-License-Identifier: Apache-2.0

/**
 * Audits of a log: what was served is computed again from the inputs in the log, and compared to the bit.
 *
 * <p>Large for a reason: computing again takes several steps in one pass over a log, each a small class of its own. Most
 * of them are package-private.
 */
@NullMarked
package io.featureparity.parity.audit;

import org.jspecify.annotations.NullMarked;
