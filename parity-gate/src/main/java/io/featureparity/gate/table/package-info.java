// SPDX-License-Identifier: Apache-2.0

/**
 * Tables in files, CSV and Parquet by extension, read and written row by row through DuckDB. What is wrong with a file is
 * said with its place: file, row, column.
 */
@NullMarked
package io.featureparity.gate.table;

import org.jspecify.annotations.NullMarked;
