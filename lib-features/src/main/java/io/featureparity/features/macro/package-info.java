// SPDX-License-Identifier: Apache-2.0

/** Changes (C11), spreads (C12) and fixed z-scores of macro values. */
@NullMarked
package io.featureparity.features.macro;

import org.jspecify.annotations.NullMarked;
