// SPDX-License-Identifier: Apache-2.0

/** Directional movement (C6) and the average directional index (C7). */
@NullMarked
package io.featureparity.features.trend;

import org.jspecify.annotations.NullMarked;
