// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.FeatureStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code inference_features_5m}. */
final class FeatureTable implements FeatureStore {

    /** The columns that {@link #read} takes, in its order. */
    static final String COLUMNS =
            "features.symbol, features.contract_hash, features.norm_stats_hash, features.\"time\", "
                    + "features.position, features.raw, features.normalized, features.agent_position, features.observation, "
                    + "features.observation_sha256, features.quality";

    /** Up to so many, a statement for each is quicker than a copy. */
    private static final int FEW = 16;

    /** So many rows are written by one statement, which has to end in time. */
    private static final int AT_ONCE = 5_000;

    private static final int PAGE = 1_000;

    private static final String STAGE = """
            create temporary table if not exists computed_features (
                ordinal bigint, symbol text collate "C", contract_hash text collate "C", norm_stats_hash text collate "C",
                "time" timestamptz, position bigint, raw float8[], normalized float4[], agent_position float8,
                observation float4[], observation_sha256 text, quality float8) on commit delete rows""";

    private static final String INSERT = """
            insert into inference_features_5m as stored (symbol, contract_hash, norm_stats_hash, "time", position, raw,
                normalized, agent_position, observation, observation_sha256, quality)
            """;

    /** An older arrival never takes the place of a newer one. */
    private static final String UNLESS_OLDER = """

            on conflict (symbol, contract_hash, norm_stats_hash, "time") do update set
                position = excluded.position, raw = excluded.raw, normalized = excluded.normalized,
                agent_position = excluded.agent_position, observation = excluded.observation,
                observation_sha256 = excluded.observation_sha256, quality = excluded.quality
            where excluded.position >= stored.position""";

    private static final String UPSERT_ONE = INSERT + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + UNLESS_OLDER;

    private static final String UPSERT_COPIED = INSERT + """
            select distinct on (symbol, contract_hash, norm_stats_hash, "time") symbol, contract_hash, norm_stats_hash, "time",
                position, raw, normalized, agent_position, observation, observation_sha256, quality
            from computed_features
            order by symbol, contract_hash, norm_stats_hash, "time", position desc, ordinal desc""" + UNLESS_OLDER;

    private static final String SELECT = "select " + COLUMNS + " from inference_features_5m as features "
            + "where symbol = ? and contract_hash = ? and norm_stats_hash = ?";

    private final Database database;

    FeatureTable(Database database) {
        this.database = database;
    }

    /**
     * Writes rows within a transaction: a few one by one, as they come live, and a history by copies.
     *
     * @return how many times a row of the table was made or replaced
     */
    static int write(Connection connection, List<FeatureRow> rows) throws SQLException {
        return rows.size() <= FEW ? upsert(connection, rows) : copy(connection, rows);
    }

    private static int upsert(Connection connection, List<FeatureRow> rows) throws SQLException {
        int changed = 0;
        try (PreparedStatement statement = connection.prepareStatement(UPSERT_ONE)) {
            for (FeatureRow row : rows) {
                Optional<ObservationVector> observation = row.observation();
                set(statement, 1, row.key());
                Columns.set(statement, 4, row.time());
                statement.setLong(5, row.position());
                statement.setObject(6, row.raw());
                statement.setObject(7, row.normalized());
                statement.setDouble(8, row.agentPosition());
                if (observation.isPresent()) {
                    statement.setObject(9, observation.get().toArray());
                    statement.setString(10, observation.get().sha256());
                } else {
                    statement.setNull(9, Types.ARRAY);
                    statement.setNull(10, Types.VARCHAR);
                }
                Columns.setUnlessNaN(statement, 11, row.quality());
                changed += statement.executeUpdate();
            }
        }
        return changed;
    }

    private static int copy(Connection connection, List<FeatureRow> rows) throws SQLException {
        int changed = 0;
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            for (int from = 0; from < rows.size(); from += AT_ONCE) {
                if (from > 0) {
                    statement.execute("truncate computed_features");
                }
                List<FeatureRow> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
                CopyRows.into(connection, "computed_features", copied -> {
                    for (int i = 0; i < some.size(); i++) {
                        write(copied.row(12).whole(i), some.get(i));
                    }
                });
                changed += statement.executeUpdate(UPSERT_COPIED);
            }
            CopyRows.tellPlanner(statement, "inference_features_5m", rows.size());
        }
        return changed;
    }

    private static void write(CopyRows to, FeatureRow row) throws SQLException {
        to.text(row.key().instrument())
                .text(row.key().contractHash())
                .text(row.key().normStatsHash());
        to.instant(row.time()).whole(row.position()).numbers(row.raw()).numbers(row.normalized());
        to.number(row.agentPosition());
        Optional<ObservationVector> observation = row.observation();
        if (observation.isPresent()) {
            to.numbers(observation.get().toArray()).text(observation.get().sha256());
        } else {
            to.none().none();
        }
        if (Double.isNaN(row.quality())) {
            to.none();
        } else {
            to.number(row.quality());
        }
    }

    // ---- reading

    @Override
    public Optional<FeatureRow> at(FeatureKey key, Instant time) {
        return database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT + " and \"time\" = ?")) {
                set(statement, 1, key);
                Columns.set(statement, 4, time);
                return Columns.all(statement, FeatureTable::read).stream().findFirst();
            }
        });
    }

    @Override
    public Optional<FeatureRow> newest(FeatureKey key) {
        return database.call(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(SELECT + " order by \"time\" desc limit 1")) {
                set(statement, 1, key);
                return Columns.all(statement, FeatureTable::read).stream().findFirst();
            }
        });
    }

    @Override
    public RowCursor<FeatureRow> between(FeatureKey key, Instant from, Instant end) {
        return new PagedCursor<>(last -> database.call(connection -> {
            String after = last == null ? ">=" : ">";
            try (PreparedStatement statement = connection.prepareStatement(
                    SELECT + " and \"time\" " + after + " ? and \"time\" < ? order by \"time\" limit " + PAGE)) {
                set(statement, 1, key);
                Columns.set(statement, 4, last == null ? from : last.time());
                Columns.set(statement, 5, end);
                return Columns.all(statement, FeatureTable::read);
            }
        }));
    }

    /** Sets the three parameters of a key. */
    static void set(PreparedStatement statement, int from, FeatureKey key) throws SQLException {
        statement.setString(from, key.instrument());
        statement.setString(from + 1, key.contractHash());
        statement.setString(from + 2, key.normStatsHash());
    }

    static FeatureRow read(ResultSet rows) throws SQLException {
        FeatureKey key = new FeatureKey(rows.getString(1), rows.getString(2), rows.getString(3));
        Instant time = Columns.instant(rows, 4);
        long position = rows.getLong(5);
        double[] raw = Columns.doubles(rows, 6);
        float[] normalized = Columns.floats(rows, 7);
        double quality = Columns.numberOrNaN(rows, 11);
        if (rows.getArray(9) == null) {
            return FeatureRow.warmingUp(key, time, position, raw, normalized).withQuality(quality);
        }
        ObservationVector observation = Columns.observation(rows, 9, "inference_features_5m");
        return FeatureRow.of(key, time, position, raw, normalized, rows.getDouble(8), observation)
                .withQuality(quality);
    }
}
