// SPDX-License-Identifier: Apache-2.0

/**
 * Rows with times, as files give them, engines take and give them, and checks compare them: {@link
 * io.featureparity.contract.rows.TimedRows}. {@link io.featureparity.contract.rows.BarLayout} says which of their columns is
 * what where the rows are bars.
 */
@NullMarked
package io.featureparity.contract.rows;

import org.jspecify.annotations.NullMarked;
