// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.ModelFaults;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.row.ModelStatus;
import io.featureparity.store.row.RegisteredModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table {@code model_registry}. */
final class ModelTable implements ModelRegistry {

    private static final String SELECT = """
            select symbol, model_id, version, model_hash, contract_hash, norm_stats_hash, observation_size, feature_order, status,
                created
            from model_registry where\
            """ + " ";
    private static final String INSERT = """
            insert into model_registry (symbol, model_id, version, model_hash, contract_hash, norm_stats_hash, observation_size,
                feature_order, status, created)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'REGISTERED', ?) on conflict do nothing""";

    private final Database database;

    ModelTable(Database database) {
        this.database = database;
    }

    @Override
    public boolean register(RegisteredModel model) {
        return database.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                statement.setString(1, model.instrument());
                statement.setString(2, model.id());
                statement.setString(3, model.version());
                statement.setString(4, model.modelHash());
                statement.setString(5, model.contractHash());
                statement.setString(6, model.normStatsHash());
                statement.setInt(7, model.observationSize());
                statement.setArray(
                        8, connection.createArrayOf("text", model.featureOrder().toArray()));
                Columns.set(statement, 9, model.created());
                if (statement.executeUpdate() == 1) {
                    return true;
                }
            }
            RegisteredModel there = require(connection, model.id(), model.version());
            if (!there.isSameModelAs(model)) {
                throw ModelFaults.differs(there, model);
            }
            return false;
        });
    }

    @Override
    public void makeLive(String id, String version) {
        database.inTransaction(connection -> {
            AdvisoryLocks.untilEndOfTransaction(connection, AdvisoryLocks.REGISTRY);
            RegisteredModel next = require(connection, id, version);
            try (PreparedStatement retire = connection.prepareStatement(
                    "update model_registry set status = 'RETIRED' where symbol = ? and status = 'LIVE'")) {
                retire.setString(1, next.instrument());
                retire.executeUpdate();
            }
            return setStatus(connection, id, version, ModelStatus.LIVE);
        });
    }

    @Override
    public void retire(String id, String version) {
        database.inTransaction(connection -> {
            AdvisoryLocks.untilEndOfTransaction(connection, AdvisoryLocks.REGISTRY);
            require(connection, id, version);
            return setStatus(connection, id, version, ModelStatus.RETIRED);
        });
    }

    private static int setStatus(Connection connection, String id, String version, ModelStatus status)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update model_registry set status = ? where model_id = ? and version = ?")) {
            statement.setString(1, status.name());
            statement.setString(2, id);
            statement.setString(3, version);
            return statement.executeUpdate();
        }
    }

    private static RegisteredModel require(Connection connection, String id, String version) throws SQLException {
        return find(connection, id, version).orElseThrow(() -> ModelFaults.unknown(id, version));
    }

    @Override
    public RegisteredModel live(String instrument) {
        return ofInstrument(instrument, "symbol = ? and status = 'LIVE'").stream()
                .findFirst()
                .orElseThrow(() -> ModelFaults.noneLive(instrument));
    }

    @Override
    public Optional<RegisteredModel> find(String id, String version) {
        return database.call(connection -> find(connection, id, version));
    }

    private static Optional<RegisteredModel> find(Connection connection, String id, String version)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + "model_id = ? and version = ?")) {
            statement.setString(1, id);
            statement.setString(2, version);
            return Columns.all(statement, ModelTable::read).stream().findFirst();
        }
    }

    @Override
    public List<RegisteredModel> all(String instrument) {
        return ofInstrument(instrument, "symbol = ? order by entry");
    }

    private List<RegisteredModel> ofInstrument(String instrument, String where) {
        return database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT + where)) {
                statement.setString(1, instrument);
                return Columns.all(statement, ModelTable::read);
            }
        });
    }

    private static RegisteredModel read(ResultSet rows) throws SQLException {
        return new RegisteredModel(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getInt(7),
                Columns.texts(rows, 8),
                ModelStatus.valueOf(rows.getString(9)),
                Columns.instant(rows, 10));
    }
}
