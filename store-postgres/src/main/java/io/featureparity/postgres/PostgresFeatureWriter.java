// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.FeatureRow;
import java.util.List;

/**
 * Writes features whose state is kept elsewhere, such as in the checkpoints of a job. A refresh, which keeps its state beside the
 * features, writes through {@link io.featureparity.store.RefreshStore}.
 *
 * <p>A row takes the place of one with the same key and time, unless that one has a later position. So rows can be written again,
 * in the order in which they were computed, and the table is then as if they had been written once. It uses one connection; if that
 * is lost, the call in hand fails and the next one makes another.
 */
public final class PostgresFeatureWriter implements AutoCloseable {

    private final Database database;

    private PostgresFeatureWriter(Database database) {
        this.database = database;
    }

    /**
     * Checks that a database can be reached and has the tables of this version.
     *
     * @param settings where the database is; the size of the pool is not used
     * @return the writer
     * @throws StoreException if the database cannot be reached, refuses the user, or has other tables
     */
    public static PostgresFeatureWriter open(PostgresSettings settings) {
        PostgresSchema.check(settings);
        return new PostgresFeatureWriter(new Database(settings.withPoolSize(1)));
    }

    /**
     * Writes rows, all or none of them.
     *
     * @param rows the rows, those of one key and time in the order in which they were computed
     * @throws StoreException if they cannot be written
     */
    public void write(List<FeatureRow> rows) {
        database.inTransaction(connection -> {
            FeatureTable.write(connection, rows);
            return rows;
        });
    }

    /** Ends the connection. */
    @Override
    public void close() {
        database.close();
    }
}
