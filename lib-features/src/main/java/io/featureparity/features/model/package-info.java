// SPDX-License-Identifier: Apache-2.0

/** A model to be served: its contract, its statistics and everything built from them, in one immutable object. */
@NullMarked
package io.featureparity.features.model;

import org.jspecify.annotations.NullMarked;
