// SPDX-License-Identifier: Apache-2.0

/**
 * What an audit log says was served, computed again from the inputs that it holds, and compared to the bit.
 *
 * <p>Large for a reason: computing again takes several steps in one pass over a log, each a small class of its own. Most
 * of them are package-private.
 */
@NullMarked
package io.featureparity.parity.audit;

import org.jspecify.annotations.NullMarked;
