// SPDX-License-Identifier: Apache-2.0

/**
 * Which formula made a column: the question, and the answer in words, whose parts are in {@code finding}. The search itself
 * is in packages that are not exported: {@code column}, {@code outcome} and {@code edit} describe formulas, {@code search}
 * tries them.
 */
@NullMarked
package io.featureparity.parity.diagnosis;

import org.jspecify.annotations.NullMarked;
