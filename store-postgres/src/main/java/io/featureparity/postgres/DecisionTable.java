// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.DecisionStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table {@code decisions}. */
final class DecisionTable implements DecisionStore {

    private static final String INSERT = """
            insert into decisions (symbol, contract_hash, norm_stats_hash, model_id, model_version, "time", agent_position,
                observation, observation_sha256, output, action, decided, latency_nanos, audit_record)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private static final String SELECT = """
            select symbol, contract_hash, norm_stats_hash, model_id, model_version, "time", agent_position, observation,
                observation_sha256, output, action, decided, latency_nanos, audit_record
            from decisions
            """;

    private static final String BETWEEN = SELECT + """
            where symbol = ? and "time" >= ? and "time" < ? and ("time", model_id, model_version) > (?, ?, ?)
            order by "time", model_id, model_version limit 1000""";

    private static final String NEWEST_BEFORE = SELECT + """
            where symbol = ? and model_id = ? and model_version = ? and "time" < ? order by "time" desc limit 1""";

    private final Database database;

    DecisionTable(Database database) {
        this.database = database;
    }

    @Override
    public boolean record(Decision decision) {
        return database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                FeatureTable.set(statement, 1, decision.features());
                statement.setString(4, decision.modelId());
                statement.setString(5, decision.modelVersion());
                Columns.set(statement, 6, decision.time());
                statement.setDouble(7, decision.agentPosition());
                statement.setObject(8, decision.observation().toArray());
                statement.setString(9, decision.observation().sha256());
                statement.setDouble(10, decision.output());
                statement.setString(11, decision.action().name());
                Columns.set(statement, 12, decision.decided());
                statement.setLong(13, decision.latencyNanos());
                statement.setLong(14, decision.auditRecord());
                return statement.executeUpdate() == 1;
            }
        });
    }

    @Override
    public RowCursor<Decision> between(String instrument, Instant from, Instant end) {
        return new PagedCursor<>(last -> database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BETWEEN)) {
                statement.setString(1, instrument);
                Columns.set(statement, 2, from);
                Columns.set(statement, 3, end);
                Columns.set(statement, 4, last == null ? Instant.MIN : last.time());
                statement.setString(5, last == null ? "" : last.modelId());
                statement.setString(6, last == null ? "" : last.modelVersion());
                return Columns.all(statement, DecisionTable::read);
            }
        }));
    }

    @Override
    public Optional<Decision> newestBefore(String instrument, String modelId, String modelVersion, Instant time) {
        return database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NEWEST_BEFORE)) {
                statement.setString(1, instrument);
                statement.setString(2, modelId);
                statement.setString(3, modelVersion);
                Columns.set(statement, 4, time);
                return Columns.all(statement, DecisionTable::read).stream().findFirst();
            }
        });
    }

    private static Decision read(ResultSet rows) throws SQLException {
        return new Decision(
                new FeatureKey(rows.getString(1), rows.getString(2), rows.getString(3)),
                rows.getString(4),
                rows.getString(5),
                Columns.instant(rows, 6),
                rows.getDouble(7),
                Columns.observation(rows, 8, "decisions"),
                rows.getDouble(10),
                Action.valueOf(rows.getString(11)),
                Columns.instant(rows, 12),
                rows.getLong(13),
                rows.getLong(14));
    }
}
