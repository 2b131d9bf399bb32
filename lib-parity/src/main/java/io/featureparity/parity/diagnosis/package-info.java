// SPDX-License-Identifier: Apache-2.0

/**
 * Which formula made a column: a search over edits of the contract's own formula.
 *
 * <p>Large for a reason: each family of edits is a class, and so is each step of the search. All of them but the
 * question and the answer are package-private.
 */
@NullMarked
package io.featureparity.parity.diagnosis;

import org.jspecify.annotations.NullMarked;
