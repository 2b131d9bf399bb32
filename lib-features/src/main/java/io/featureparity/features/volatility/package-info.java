// SPDX-License-Identifier: Apache-2.0

/** The true range (C4) and its average as a part of the close (C5). */
@NullMarked
package io.featureparity.features.volatility;

import org.jspecify.annotations.NullMarked;
