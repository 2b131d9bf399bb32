// SPDX-License-Identifier: Apache-2.0

/**
 * Tables of times and numbers in files. The file name gives the format: {@code .csv} or {@code .parquet}. {@link
 * io.featureparity.table.TableFile} opens a file, {@link io.featureparity.table.TableReader} reads it row by row, and
 * {@link io.featureparity.table.TableWriter} writes one. Every error in a file is reported with its place: file, row,
 * column.
 *
 * <p>Large for a reason: only the few types that a caller needs are public. The classes that know CSV, Parquet, zstd
 * and DuckDB are package-private.
 */
@NullMarked
package io.featureparity.table;

import org.jspecify.annotations.NullMarked;
