// SPDX-License-Identifier: Apache-2.0

/** The way from a market, with its imperfections, to the engine. */
@NullMarked
package io.featureparity.features.feed;

import org.jspecify.annotations.NullMarked;
