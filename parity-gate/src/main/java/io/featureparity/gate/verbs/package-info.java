// SPDX-License-Identifier: Apache-2.0

/**
 * The verbs of the command, a class for each.
 *
 * <p>Large for a reason: there are as many classes as verbs, and a reader looks for one of them by its name.
 */
@NullMarked
package io.featureparity.gate.verbs;

import org.jspecify.annotations.NullMarked;
