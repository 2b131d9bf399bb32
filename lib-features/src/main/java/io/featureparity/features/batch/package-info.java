// SPDX-License-Identifier: Apache-2.0

/** Whole histories: columns of bars in, columns of features out. */
@NullMarked
package io.featureparity.features.batch;

import org.jspecify.annotations.NullMarked;
