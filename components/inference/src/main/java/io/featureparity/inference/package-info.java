// SPDX-License-Identifier: Apache-2.0

/** The inference: it asks the live model at each bar, and writes down what it decided and what the model saw. */
@NullMarked
package io.featureparity.inference;

import org.jspecify.annotations.NullMarked;
