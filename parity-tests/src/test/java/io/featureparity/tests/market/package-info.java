// SPDX-License-Identifier: Apache-2.0

/** Markets made from a seed, and what can be done to a whole market at once. */
@NullMarked
package io.featureparity.tests.market;

import org.jspecify.annotations.NullMarked;
