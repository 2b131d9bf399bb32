// SPDX-License-Identifier: Apache-2.0

/** The contract of a model's inputs as data, and the input and output values. */
@NullMarked
package io.featureparity.contract;

import org.jspecify.annotations.NullMarked;
