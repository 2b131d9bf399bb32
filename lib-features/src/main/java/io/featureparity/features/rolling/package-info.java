// SPDX-License-Identifier: Apache-2.0

/** What is computed over the last n bars: mean (C8), deviation (C9) and z-score (C10). */
@NullMarked
package io.featureparity.features.rolling;

import org.jspecify.annotations.NullMarked;
