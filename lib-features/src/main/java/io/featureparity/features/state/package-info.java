// SPDX-License-Identifier: Apache-2.0

/** Where a program keeps its state, so that it can be copied, compared, saved and restored as one array. */
@NullMarked
package io.featureparity.features.state;

import org.jspecify.annotations.NullMarked;
