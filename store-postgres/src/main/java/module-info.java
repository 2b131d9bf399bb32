// SPDX-License-Identifier: Apache-2.0

/** The stores of a trading system in PostgreSQL. */
@SuppressWarnings("requires-automatic") // the driver has a module name, and no module-info
module io.featureparity.postgres {
    requires transitive io.featureparity.store;
    requires com.zaxxer.hikari;
    requires java.sql;
    requires org.postgresql.jdbc;
    requires static transitive org.jspecify;

    exports io.featureparity.postgres;
}
