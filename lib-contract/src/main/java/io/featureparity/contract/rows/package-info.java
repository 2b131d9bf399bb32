// SPDX-License-Identifier: Apache-2.0

/**
 * Rows of numbers with times. Files contain them, engines read and write them, checks compare them: {@link
 * io.featureparity.contract.rows.TimedRows}. If the rows are bars, {@link io.featureparity.contract.rows.BarLayout} says
 * which column holds which value. {@link io.featureparity.contract.rows.EpochUnit} finds the unit of a number that is no
 * time in milliseconds.
 */
@NullMarked
package io.featureparity.contract.rows;

import org.jspecify.annotations.NullMarked;
