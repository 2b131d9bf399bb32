// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.Durations;
import io.featureparity.store.Secret;
import io.featureparity.store.SettingRules;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Where the database is, and how it is used. Immutable; its text shows no password.
 *
 * @param host the server
 * @param port its port
 * @param database the name of the database
 * @param user the user
 * @param password the password
 * @param sslMode how the driver encrypts the connection: disable, allow, prefer, require, verify-ca or verify-full
 * @param poolSize how many connections are used at most for calls; leaders and those who wait for bars have others
 * @param poll how often one who waits for bars looks for them, even if the server tells of none
 * @param timeouts how long each part of a call may take
 */
public record PostgresSettings(
        String host,
        int port,
        String database,
        String user,
        Secret password,
        String sslMode,
        int poolSize,
        Duration poll,
        PostgresTimeouts timeouts) {

    private static final SettingRules RULES = new SettingRules("PostgreSQL");

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws StoreException if one of them is not possible
     */
    public PostgresSettings {
        RULES.address(host, port);
        RULES.require(!database.isBlank(), "database", "must have a name", database);
        RULES.require(!user.isBlank(), "user", "must have a name", user);
        Objects.requireNonNull(password, "password");
        RULES.require(SSL_MODES.contains(sslMode), "sslmode", "must be one of " + SSL_MODES, sslMode);
        RULES.poolSize(poolSize);
        Durations.waitMillis("poll", poll, 10);
        Objects.requireNonNull(timeouts, "timeouts");
    }

    /**
     * Settings with what is usual: encrypted where the server can, 8 connections, a look for bars each second.
     *
     * @param host the server
     * @param port its port
     * @param database the name of the database
     * @param user the user
     * @param password the password
     * @return the settings
     * @throws StoreException if a part is not possible
     */
    public static PostgresSettings of(String host, int port, String database, String user, Secret password) {
        return new PostgresSettings(
                host, port, database, user, password, "prefer", 8, Duration.ofSeconds(1), PostgresTimeouts.usual());
    }

    /**
     * The same with another encryption.
     *
     * @param other the driver's {@code sslmode}
     * @return the settings
     */
    public PostgresSettings withSslMode(String other) {
        return new PostgresSettings(host, port, database, user, password, other, poolSize, poll, timeouts);
    }

    /**
     * The same with another number of connections.
     *
     * @param other how many at most
     * @return the settings
     */
    public PostgresSettings withPoolSize(int other) {
        return new PostgresSettings(host, port, database, user, password, sslMode, other, poll, timeouts);
    }

    /**
     * The same with another interval of looking for bars.
     *
     * @param other the interval, from 10 ms on
     * @return the settings
     */
    public PostgresSettings withPoll(Duration other) {
        return new PostgresSettings(host, port, database, user, password, sslMode, poolSize, other, timeouts);
    }

    /**
     * The same with other timeouts.
     *
     * @param other the timeouts
     * @return the settings
     */
    public PostgresSettings withTimeouts(PostgresTimeouts other) {
        return new PostgresSettings(host, port, database, user, password, sslMode, poolSize, poll, other);
    }

    /** {@return user, server and database, for messages} */
    Place place() {
        return Place.item("PostgreSQL", user + "@" + host + ":" + port + "/" + database);
    }
}
