// SPDX-License-Identifier: Apache-2.0

/**
 * The only code that uses the classes of DuckDB's driver. {@code DuckDbLoader} loads this package together with the
 * driver. So no other code may name these classes: it makes them by their names and uses them as types of the JDK.
 */
@NullMarked
package io.featureparity.table.duckdb;

import org.jspecify.annotations.NullMarked;
