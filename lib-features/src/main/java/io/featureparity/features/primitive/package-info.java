// SPDX-License-Identifier: Apache-2.0

/**
 * The primitives: the operations that a formula's program consists of. Each is a static method that takes the state array,
 * the place of its own part in that array, and values. Each clause has its own classes.
 */
@NullMarked
package io.featureparity.features.primitive;

import org.jspecify.annotations.NullMarked;
