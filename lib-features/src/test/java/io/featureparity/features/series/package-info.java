// SPDX-License-Identifier: Apache-2.0

/** What the tests of calculations share: generated series, and the clauses written out a second time over whole arrays. */
@NullMarked
package io.featureparity.features.series;

import org.jspecify.annotations.NullMarked;
