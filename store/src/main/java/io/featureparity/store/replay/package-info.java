// SPDX-License-Identifier: Apache-2.0

/** The one way from stored bars and macro values to features, for every component that computes them. */
@NullMarked
package io.featureparity.store.replay;

import org.jspecify.annotations.NullMarked;
