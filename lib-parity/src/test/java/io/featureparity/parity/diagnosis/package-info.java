// SPDX-License-Identifier: Apache-2.0

/** Tests of the search for the formula of a column. */
@NullMarked
package io.featureparity.parity.diagnosis;

import org.jspecify.annotations.NullMarked;
