// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is. Its text shows no password.
 *
 * @param host Server of Redis. Without it, there is no online store in Redis. Needs store-redis.
 * @param port Port of the server.
 * @param user User of Redis 6 or newer; without it the default one.
 * @param password Password, if one is needed. Take it from the environment, or set password-file.
 * @param passwordFile File with one line, the password.
 * @param tls Whether the connection is encrypted.
 * @param keyPrefix What every key begins with.
 * @param timeToLive How long features are held after they were put, at most 30 days.
 * @param timeout How long each wait may take, at most a minute.
 * @param poolSize How many connections there are at most, from 1 to 1000.
 */
public record RedisProperties(
        @Nullable String host,
        @DefaultValue("6379") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path passwordFile,
        @DefaultValue("false") boolean tls,
        @DefaultValue("parity") String keyPrefix,
        @DefaultValue("1h") Duration timeToLive,
        @DefaultValue("500ms") Duration timeout,
        @DefaultValue("8") int poolSize) {

    /** {@return where it is, without the password} */
    @Override
    public String toString() {
        return "Redis " + host + ":" + port;
    }
}
