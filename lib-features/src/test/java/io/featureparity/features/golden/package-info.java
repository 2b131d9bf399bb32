// SPDX-License-Identifier: Apache-2.0

/** The calculations against what the training pipeline made. */
@NullMarked
package io.featureparity.features.golden;

import org.jspecify.annotations.NullMarked;
