// SPDX-License-Identifier: Apache-2.0

/** The model: its files are read and checked at start. */
@NullMarked
package io.featureparity.spring.model;

import org.jspecify.annotations.NullMarked;
