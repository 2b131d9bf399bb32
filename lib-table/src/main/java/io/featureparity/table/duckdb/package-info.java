// SPDX-License-Identifier: Apache-2.0

/**
 * What touches the classes of DuckDB's driver. {@code DuckDbLoader} defines this package together with the driver, so
 * nothing outside may name its classes: they are made by their names and used as types of the JDK.
 */
@NullMarked
package io.featureparity.table.duckdb;

import org.jspecify.annotations.NullMarked;
