// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** How connections are made: each bounded in time, and in UTC. */
final class Connections {

    /** The driver would take the zone of the machine. */
    static final String BEGIN_SESSION = "set time zone 'UTC'";

    /** A client that lost its power still leads, until the server has noticed: after half a minute, and not after hours. */
    private static final String LOST_CLIENTS =
            " -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private Connections() {}

    static PGSimpleDataSource source(PostgresSettings settings, Duration socketTimeout) {
        PostgresTimeouts timeouts = settings.timeouts();
        long statement = timeouts.statement().toMillis();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port()});
        source.setDatabaseName(settings.database());
        source.setUser(settings.user());
        source.setPassword(settings.password().reveal());
        source.setSslMode(settings.sslMode());
        source.setApplicationName("feature-parity");
        source.setConnectTimeout(PostgresTimeouts.seconds(timeouts.connect()));
        source.setLoginTimeout(PostgresTimeouts.seconds(timeouts.connect()));
        source.setSocketTimeout(PostgresTimeouts.seconds(socketTimeout));
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(false);
        source.setOptions("-c statement_timeout=" + statement + " -c lock_timeout=" + statement
                + " -c idle_in_transaction_session_timeout="
                + timeouts.socket().toMillis() + LOST_CLIENTS);
        return source;
    }

    static Connection open(PostgresSettings settings, Duration socketTimeout) throws SQLException {
        Connection connection = source(settings, socketTimeout).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(BEGIN_SESSION);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
