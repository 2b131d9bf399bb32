// SPDX-License-Identifier: Apache-2.0

/**
 * Explains to people what a contract computes: its formulas, the graph that is made from them, the state, and code for
 * pandas.
 */
@NullMarked
package io.featureparity.features.explanation;

import org.jspecify.annotations.NullMarked;
