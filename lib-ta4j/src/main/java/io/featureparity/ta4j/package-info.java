// SPDX-License-Identifier: Apache-2.0

/**
 * The engine's features as ta4j indicators.
 *
 * <p>{@link io.featureparity.ta4j.EngineFeatures} follows a series of bars with one engine. All indicators made from it
 * read the results of that engine.
 */
@NullMarked
package io.featureparity.ta4j;

import org.jspecify.annotations.NullMarked;
