// SPDX-License-Identifier: Apache-2.0
package io.featureparity.redis;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.Durations;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Secret;
import io.featureparity.store.SettingRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is, and how it is used. Immutable; its text shows no password.
 *
 * @param host the server
 * @param port its port
 * @param user the user of Redis 6 or newer, null for the default one
 * @param password the password, null if none is needed
 * @param tls whether the connection is encrypted
 * @param keyPrefix what every key begins with, so that several systems can share a server
 * @param timeToLive how long features are held after they were put
 * @param timeout how long a connection may take to be made, an answer to come, and a connection to be free, each
 * @param poolSize how many connections are used at most
 */
public record RedisSettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password,
        boolean tls,
        String keyPrefix,
        Duration timeToLive,
        Duration timeout,
        int poolSize) {

    private static final SettingRules RULES = new SettingRules("Redis");

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws StoreException if one of them is not possible
     */
    public RedisSettings {
        RULES.address(host, port);
        RULES.require(user == null || password != null, "user", "must come with a password", String.valueOf(user));
        RULES.require(!keyPrefix.isBlank(), "key prefix", "must be a text", keyPrefix);
        RULES.poolSize(poolSize);
        Durations.millis("time to live", timeToLive, 1, LatestStore.LONGEST_LIFE);
        Durations.millis("timeout of Redis", timeout, 1, Duration.ofMinutes(1));
    }

    /**
     * Settings with what is usual: no password, no encryption, an hour to live, half a second for each wait.
     *
     * @param host the server
     * @param port its port
     * @return the settings
     * @throws StoreException if a part is not possible
     */
    public static RedisSettings of(String host, int port) {
        return new RedisSettings(
                host, port, null, null, false, "parity", Duration.ofHours(1), Duration.ofMillis(500), 8);
    }

    /**
     * The same with a password.
     *
     * @param name the user, null for the default one
     * @param secret the password
     * @return the settings
     */
    public RedisSettings withPassword(@Nullable String name, Secret secret) {
        return new RedisSettings(host, port, name, secret, tls, keyPrefix, timeToLive, timeout, poolSize);
    }

    /**
     * The same with an encrypted connection, or without.
     *
     * @param encrypted whether it is encrypted
     * @return the settings
     */
    public RedisSettings withTls(boolean encrypted) {
        return new RedisSettings(host, port, user, password, encrypted, keyPrefix, timeToLive, timeout, poolSize);
    }

    /**
     * The same with another prefix of keys.
     *
     * @param other what every key begins with
     * @return the settings
     */
    public RedisSettings withKeyPrefix(String other) {
        return new RedisSettings(host, port, user, password, tls, other, timeToLive, timeout, poolSize);
    }

    /**
     * The same with another time to live.
     *
     * @param other how long features are held
     * @return the settings
     */
    public RedisSettings withTimeToLive(Duration other) {
        return new RedisSettings(host, port, user, password, tls, keyPrefix, other, timeout, poolSize);
    }

    /**
     * The same with another timeout.
     *
     * @param other how long each wait may take
     * @return the settings
     */
    public RedisSettings withTimeout(Duration other) {
        return new RedisSettings(host, port, user, password, tls, keyPrefix, timeToLive, other, poolSize);
    }

    /**
     * The same with another number of connections.
     *
     * @param other how many at most
     * @return the settings
     */
    public RedisSettings withPoolSize(int other) {
        return new RedisSettings(host, port, user, password, tls, keyPrefix, timeToLive, timeout, other);
    }

    /** {@return the server, for messages} */
    Place place() {
        return Place.item("Redis", host + ":" + port);
    }
}
