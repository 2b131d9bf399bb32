// SPDX-License-Identifier: Apache-2.0

/**
 * The only code that uses the classes of DuckDB's driver. {@code DuckDbLoader} loads this package together with the
 * driver. So no other code may refer to these classes directly: it makes them by name, through reflection, and uses
 * them through interfaces of the JDK.
 */
@NullMarked
package io.featureparity.table.duckdb;

import org.jspecify.annotations.NullMarked;
