// SPDX-License-Identifier: Apache-2.0

/**
 * The primitives: all that a formula's program computes with. Each is a static method over the state, the place of its own
 * part of the state, and values; one class for each clause.
 */
@NullMarked
package io.featureparity.features.primitive;

import org.jspecify.annotations.NullMarked;
