// SPDX-License-Identifier: Apache-2.0

/** The relative strength index (C3). */
@NullMarked
package io.featureparity.features.momentum;

import org.jspecify.annotations.NullMarked;
