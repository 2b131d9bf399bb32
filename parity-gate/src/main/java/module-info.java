// SPDX-License-Identifier: Apache-2.0

/** The {@code parity} command. */
@SuppressWarnings("requires-automatic") // DuckDB has a module name, and no module-info
module io.featureparity.gate {
    requires duckdb.jdbc;
    requires info.picocli;
    requires io.featureparity.parity;
    requires java.sql;
    requires static org.jspecify;

    exports io.featureparity.gate;

    opens io.featureparity.gate to
            info.picocli;
}
