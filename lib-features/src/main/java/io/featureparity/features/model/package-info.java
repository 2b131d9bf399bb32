// SPDX-License-Identifier: Apache-2.0

/** A model: its contract, its statistics and what is made of them, in one immutable object. */
@NullMarked
package io.featureparity.features.model;

import org.jspecify.annotations.NullMarked;
