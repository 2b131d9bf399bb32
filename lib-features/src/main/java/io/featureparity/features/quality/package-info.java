// SPDX-License-Identifier: Apache-2.0

/**
 * The quality of data, from 0 to 100, for each bar and each session: {@link
 * io.featureparity.features.quality.QualityMeter} judges bars as they come, by the rules of {@link
 * io.featureparity.features.quality.QualityRules}.
 */
@NullMarked
package io.featureparity.features.quality;

import org.jspecify.annotations.NullMarked;
