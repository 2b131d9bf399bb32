// SPDX-License-Identifier: Apache-2.0

/**
 * The search for the edits that explain a column: coarse over a sample, then fine over all rows.
 */
@NullMarked
package io.featureparity.parity.diagnosis.search;

import org.jspecify.annotations.NullMarked;
