// SPDX-License-Identifier: Apache-2.0

/**
 * From bars and macro values to raw features, normalised features and observations.
 *
 * <p>{@link io.featureparity.features.FeatureEngine} is the one way through: streaming calls it bar by bar,
 * {@link io.featureparity.features.FeatureBatch} drives it over columns, and a snapshot carries its state elsewhere.
 */
@NullMarked
package io.featureparity.features;

import org.jspecify.annotations.NullMarked;
