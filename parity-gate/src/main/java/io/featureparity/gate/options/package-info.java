// SPDX-License-Identifier: Apache-2.0

/**
 * The options that several verbs have, and what they name, read once.
 *
 * <p>Large for a reason: each group of options is a class, so that a verb takes only those that it has.
 */
@NullMarked
package io.featureparity.gate.options;

import org.jspecify.annotations.NullMarked;
