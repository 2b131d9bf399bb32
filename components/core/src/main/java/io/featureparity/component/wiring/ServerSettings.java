// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.redis.RedisSettings;
import io.featureparity.store.Secret;
import java.util.Map;
import java.util.Optional;

/** Reads where the servers are. The settings are the same for all components. */
public final class ServerSettings {

    private static final int MOST_CONNECTIONS = 1000;
    private static final int LAST_PORT = 65_535;

    /** The setting of each part of PostgreSQL's settings, by the place that their faults name. */
    private static final Map<Place, String> DATABASE = Map.of(
            Place.item("PostgreSQL", "sslmode"), "database.ssl-mode",
            Place.named("poll"), "database.poll",
            Place.named("timeout to connect"), "database.connect-timeout",
            Place.named("timeout of a statement"), "database.statement-timeout",
            Place.named("timeout of the socket"), "database.answer-timeout",
            Place.named("timeout of the pool"), "database.pool-timeout");

    private static final Map<Place, String> REDIS = Map.of(
            Place.named("time to live"), "redis.time-to-live",
            Place.named("timeout of Redis"), "redis.timeout");

    private ServerSettings() {}

    /**
     * Reads where PostgreSQL is: all settings that begin with {@code database}.
     *
     * @param settings the settings
     * @return the settings of the server; no connection is made
     * @throws ComponentException if a setting is missing or invalid
     * @throws StoreException if a setting is out of its range, or the file of the password cannot be read
     */
    public static PostgresSettings database(Settings settings) {
        PostgresSettings usual = PostgresSettings.of(
                settings.text("database.host"),
                settings.number("database.port", 5432, 1, LAST_PORT),
                settings.text("database.name"),
                settings.text("database.user"),
                settings.secret("database.password"));
        return Named.settings(
                DATABASE,
                () -> usual.withSslMode(settings.text("database.ssl-mode", usual.sslMode()))
                        .withPoolSize(settings.number("database.pool-size", usual.poolSize(), 1, MOST_CONNECTIONS))
                        .withPoll(settings.duration("database.poll", usual.poll()))
                        .withTimeouts(timeouts(settings, usual.timeouts())));
    }

    private static PostgresTimeouts timeouts(Settings settings, PostgresTimeouts usual) {
        return new PostgresTimeouts(
                settings.duration("database.connect-timeout", usual.connect()),
                settings.duration("database.statement-timeout", usual.statement()),
                settings.duration("database.answer-timeout", usual.socket()),
                settings.duration("database.pool-timeout", usual.pool()));
    }

    /**
     * Reads where Redis is: all settings that begin with {@code redis}.
     *
     * @param settings the settings
     * @return the settings of the server; no connection is made
     * @throws ComponentException if a setting is missing or invalid
     * @throws StoreException if a setting is out of its range, or the file of the password cannot be read
     */
    public static RedisSettings redis(Settings settings) {
        RedisSettings usual =
                RedisSettings.of(settings.text("redis.host"), settings.number("redis.port", 6379, 1, LAST_PORT));
        Optional<String> user = settings.find("redis.user");
        Optional<Secret> password = user.isPresent()
                ? Optional.of(settings.secret("redis.password"))
                : settings.findSecret("redis.password");
        RedisSettings entered = password.isPresent() ? usual.withPassword(user.orElse(null), password.get()) : usual;
        return Named.settings(
                REDIS,
                () -> entered.withTls(settings.flag("redis.tls", usual.tls()))
                        .withKeyPrefix(settings.text("redis.key-prefix", usual.keyPrefix()))
                        .withTimeToLive(settings.duration("redis.time-to-live", usual.timeToLive()))
                        .withTimeout(settings.duration("redis.timeout", usual.timeout()))
                        .withPoolSize(settings.number("redis.pool-size", usual.poolSize(), 1, MOST_CONNECTIONS)));
    }
}
