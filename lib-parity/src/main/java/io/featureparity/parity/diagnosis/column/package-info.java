// SPDX-License-Identifier: Apache-2.0

/**
 * The columns: the one that is asked about, those of the bars, and what formulas over these give.
 */
@NullMarked
package io.featureparity.parity.diagnosis.column;

import org.jspecify.annotations.NullMarked;
