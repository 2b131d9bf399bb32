// SPDX-License-Identifier: Apache-2.0

/**
 * The program of a contract: all its formulas in one graph, in which equal parts stand once, and what computes it bar by bar.
 */
@NullMarked
package io.featureparity.features.program;

import org.jspecify.annotations.NullMarked;
