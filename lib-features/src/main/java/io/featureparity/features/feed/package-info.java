// SPDX-License-Identifier: Apache-2.0

/** From raw market data to the engine: the feed checks each bar, applies the contract's policy and fills gaps. */
@NullMarked
package io.featureparity.features.feed;

import org.jspecify.annotations.NullMarked;
