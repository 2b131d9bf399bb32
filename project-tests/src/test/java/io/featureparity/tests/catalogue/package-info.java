// SPDX-License-Identifier: Apache-2.0

/** The users' catalogue of formulas: what documents show of it, and what other libraries make of the same market. */
@NullMarked
package io.featureparity.tests.catalogue;

import org.jspecify.annotations.NullMarked;
