// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where PostgreSQL is. Its text shows no password.
 *
 * @param host Server of PostgreSQL. Without it, there are no stores in PostgreSQL. Needs store-postgres.
 * @param port Port of the server.
 * @param database Name of the database.
 * @param user User that asks.
 * @param password Password of the user. Take it from the environment, or set password-file.
 * @param passwordFile File with one line, the password.
 * @param sslMode How the driver encrypts the connection: disable, allow, prefer, require, verify-ca or verify-full.
 * @param poolSize How many connections there are at most, from 1 to 1000.
 * @param poll How often one who waits for bars looks for them, even if the server tells of none.
 * @param connectTimeout How long a connection may take to be made.
 * @param statementTimeout How long a statement may take.
 * @param answerTimeout How long an answer of the server may take, at least a second more than a statement.
 * @param poolTimeout How long a wait for a free connection may take.
 */
public record PostgresProperties(
        @Nullable String host,
        @DefaultValue("5432") int port,
        @Nullable String database,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path passwordFile,
        @DefaultValue("prefer") String sslMode,
        @DefaultValue("8") int poolSize,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration statementTimeout,
        @DefaultValue("15s") Duration answerTimeout,
        @DefaultValue("2s") Duration poolTimeout) {

    /** {@return where it is, without the password} */
    @Override
    public String toString() {
        return "PostgreSQL " + user + "@" + host + ":" + port + "/" + database;
    }
}
