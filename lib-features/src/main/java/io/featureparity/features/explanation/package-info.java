// SPDX-License-Identifier: Apache-2.0

/** What a contract computes, to be read by people: formulas, the graph that they become, its state, and code for pandas. */
@NullMarked
package io.featureparity.features.explanation;

import org.jspecify.annotations.NullMarked;
