// SPDX-License-Identifier: Apache-2.0

/** Tables of times and numbers in files, CSV and Parquet. */
@SuppressWarnings("requires-automatic") // DuckDB has a module name, and no module-info
module io.featureparity.table {
    requires transitive io.featureparity.contract;
    requires duckdb.jdbc;
    requires java.sql;
    requires static transitive org.jspecify;

    exports io.featureparity.table;
}
