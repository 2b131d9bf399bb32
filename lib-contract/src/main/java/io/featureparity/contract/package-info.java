// SPDX-License-Identifier: Apache-2.0

/**
 * The contract of a model's inputs as data, and the input and output values.
 *
 * <p>Large for a reason: each part of a contract document has a reader here. A reader makes values in ways that nobody
 * else may, so it is package-private and stands beside the values that it makes.
 */
@NullMarked
package io.featureparity.contract;

import org.jspecify.annotations.NullMarked;
