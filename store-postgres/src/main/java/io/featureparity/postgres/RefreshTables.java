// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.store.Outbox;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.RowFaults;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tables {@code engine_state} and {@code online_outbox}, which are written together with the features. */
final class RefreshTables implements RefreshStore, Outbox {

    private static final String OF_KEY = " where symbol = ? and contract_hash = ? and norm_stats_hash = ?";
    private static final String FIRST_STATE = """
            insert into engine_state (position, taken_at, "time", snapshot, symbol, contract_hash, norm_stats_hash)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String NEXT_STATE =
            "update engine_state set position = ?, taken_at = ?, \"time\" = ?, snapshot = ?" + OF_KEY
                    + " and position = ?";
    private static final String STATE = "select position, taken_at, \"time\", snapshot from engine_state" + OF_KEY;

    private static final String NOTE = """
            insert into online_outbox as waiting (symbol, contract_hash, norm_stats_hash, "time", position)
            values (?, ?, ?, ?, ?)
            on conflict (symbol, contract_hash, norm_stats_hash) do update set
                "time" = excluded."time", position = excluded.position
            where (excluded."time", excluded.position) >= (waiting."time", waiting.position)""";
    private static final String PENDING = "select " + FeatureTable.COLUMNS + " from online_outbox as waiting "
            + "join inference_features_5m as features using (symbol, contract_hash, norm_stats_hash, \"time\") "
            + "order by waiting.symbol, waiting.contract_hash, waiting.norm_stats_hash limit ?";
    private static final String DELIVERED =
            "delete from online_outbox" + OF_KEY + " and (\"time\", position) <= (?, ?)";

    /** A state as its columns have it: the bytes are read only where they are needed. */
    @SuppressWarnings("ArrayRecordComponent") // read from a row and never compared as a whole
    private record Stored(long position, long takenAt, Instant time, byte[] snapshot) {

        boolean isOf(EngineState state) {
            return position == state.position()
                    && takenAt == state.takenAt()
                    && time.equals(state.time())
                    && Arrays.equals(snapshot, state.snapshot().toBytes());
        }
    }

    private final Database database;

    RefreshTables(Database database) {
        this.database = database;
    }

    // ---- a step

    @Override
    public void commit(RefreshStep step) {
        database.inTransaction(connection -> {
            // The state comes first: its row makes others wait, and says whether this step is still to be written.
            if (moveState(connection, step)) {
                List<FeatureRow> rows = step.rows();
                FeatureTable.write(connection, rows);
                if (!rows.isEmpty()) {
                    note(connection, rows.get(rows.size() - 1));
                }
            }
            return step;
        });
    }

    /** Writes the state; says false if it is there already, and throws if another one is. */
    private static boolean moveState(Connection connection, RefreshStep step) throws SQLException {
        EngineState state = step.state();
        try (PreparedStatement statement = connection.prepareStatement(step.from() == 0 ? FIRST_STATE : NEXT_STATE)) {
            statement.setLong(1, state.position());
            statement.setLong(2, state.takenAt());
            Columns.set(statement, 3, state.time());
            statement.setBytes(4, state.snapshot().toBytes());
            FeatureTable.set(statement, 5, state.key());
            if (step.from() != 0) {
                statement.setLong(8, step.from());
            }
            if (statement.executeUpdate() == 1) {
                return true;
            }
        }
        Optional<Stored> stored = stored(connection, state.key());
        if (stored.isPresent() && stored.get().isOf(state)) {
            return false;
        }
        throw RowFaults.stateMoved(step, stored.map(Stored::position).orElse(0L));
    }

    private static void note(Connection connection, FeatureRow newest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            FeatureTable.set(statement, 1, newest.key());
            Columns.set(statement, 4, newest.time());
            statement.setLong(5, newest.position());
            statement.executeUpdate();
        }
    }

    // ---- states

    @Override
    public Optional<EngineState> state(FeatureKey key) {
        return database.call(connection -> stored(connection, key))
                .map(stored -> new EngineState(
                        key,
                        stored.position(),
                        stored.takenAt(),
                        stored.time(),
                        FeedSnapshot.parse(stored.snapshot())));
    }

    private static Optional<Stored> stored(Connection connection, FeatureKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATE)) {
            FeatureTable.set(statement, 1, key);
            return Columns.all(statement, RefreshTables::stored).stream().findFirst();
        }
    }

    private static Stored stored(ResultSet rows) throws SQLException {
        return new Stored(rows.getLong(1), rows.getLong(2), Columns.instant(rows, 3), rows.getBytes(4));
    }

    @Override
    public void forget(FeatureKey key) {
        database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("delete from engine_state" + OF_KEY)) {
                FeatureTable.set(statement, 1, key);
                return statement.executeUpdate();
            }
        });
    }

    // ---- outbox

    @Override
    public List<FeatureRow> pending(int most) {
        return database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PENDING)) {
                statement.setInt(1, most);
                return Columns.all(statement, FeatureTable::read);
            }
        });
    }

    @Override
    public void delivered(FeatureRow row) {
        database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DELIVERED)) {
                FeatureTable.set(statement, 1, row.key());
                Columns.set(statement, 4, row.time());
                statement.setLong(5, row.position());
                return statement.executeUpdate();
            }
        });
    }
}
