// SPDX-License-Identifier: Apache-2.0

/** A market from a seed, and a feed that brings it as real ones do: forming, twice, late, with other values, or not at all. */
@NullMarked
package io.featureparity.demo.market;

import org.jspecify.annotations.NullMarked;
