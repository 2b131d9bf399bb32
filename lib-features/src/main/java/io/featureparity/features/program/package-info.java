// SPDX-License-Identifier: Apache-2.0

/**
 * The program of a contract: all its formulas in one graph, in which equal parts stand only once, and the code that
 * computes it bar by bar.
 *
 * <p>Large for a reason: the graph, the interpreter and the compiler all know its nodes ({@code Op}), and nobody else
 * may. Only what engines and explanations call is public.
 */
@NullMarked
package io.featureparity.features.program;

import org.jspecify.annotations.NullMarked;
