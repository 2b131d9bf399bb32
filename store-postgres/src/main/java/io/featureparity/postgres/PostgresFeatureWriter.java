// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** What a row is the row of. */
    private record Place(FeatureKey key, Instant time) {}

    /**
     * Writes rows, all or none of them. Of several of one key and time it writes one: that with the latest position, and of those
     * the last.
     *
     * @param rows the rows, those of one key and time in the order in which they were computed
     * @return how many of them are in the table now; it ignored the others
     * @throws StoreException if they cannot be written
     */
    public int write(List<FeatureRow> rows) {
        Map<Place, FeatureRow> last = new LinkedHashMap<>();
        for (FeatureRow row : rows) {
            last.merge(
                    new Place(row.key(), row.time()),
                    row,
                    (before, now) -> now.position() >= before.position() ? now : before);
        }
        List<FeatureRow> each = List.copyOf(last.values());
        return database.inTransaction(connection -> FeatureTable.write(connection, each));
    }

    /** Ends the connection. */
    @Override
    public void close() {
        database.close();
    }
}
