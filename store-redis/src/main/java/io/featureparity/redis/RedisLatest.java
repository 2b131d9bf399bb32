// SPDX-License-Identifier: Apache-2.0
package io.featureparity.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.LatestStore;
import io.featureparity.store.latest.RowBytes;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The online store in Redis 6 or newer: one binary value for each key, as {@link RowBytes} writes it. A script puts it, so
 * that an older bar never takes the place of a newer one, whoever else writes.
 *
 * <p>To make one needs no server: while Redis is away, each call fails in time, and the next one tries again.
 *
 * <p>Thread-safe.
 */
public final class RedisLatest implements LatestStore {

    private final RedisSettings settings;
    private final RedisClient redis;
    private final byte[] script;
    private final byte[] timeToLive;

    /**
     * Makes a store. It connects with the first call.
     *
     * @param settings where Redis is
     */
    public RedisLatest(RedisSettings settings) {
        this.settings = settings;
        this.script = script();
        this.timeToLive = Long.toString(settings.timeToLive().toMillis()).getBytes(UTF_8);
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .protocol(RedisProtocol.RESP2)
                .connectionTimeoutMillis(timeout)
                .socketTimeoutMillis(timeout);
        if (settings.tls()) {
            client.sslOptions(SslOptions.defaults());
        }
        if (settings.password() != null) {
            client.user(settings.user()).password(settings.password().reveal());
        }
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.poolSize());
        pool.setMaxIdle(settings.poolSize());
        pool.setMaxWait(settings.timeout());
        pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1)); // no thread of the pool's own
        this.redis = RedisClient.builder()
                .hostAndPort(settings.host(), settings.port())
                .clientConfig(client.build())
                .poolConfig(pool)
                .build();
    }

    private static byte[] script() {
        try (InputStream in = RedisLatest.class.getResourceAsStream("put-newest.lua")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks put-newest.lua");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean put(FeatureRow row) {
        List<byte[]> values = List.of(
                RowBytes.of(row),
                timeToLive,
                RowBytes.magic(),
                Integer.toString(RowBytes.AGE_AT + 1).getBytes(UTF_8),
                Integer.toString(RowBytes.NEWEST_VERSION).getBytes(UTF_8));
        Object put = call(() -> redis.eval(script, List.of(name(row.key())), values));
        return Long.valueOf(1).equals(put);
    }

    @Override
    public Optional<FeatureRow> get(FeatureKey key) {
        byte[] value = call(() -> redis.get(name(key)));
        if (value == null) {
            return Optional.empty();
        }
        FeatureRow row = RowBytes.parse(value);
        if (!row.key().equals(key)) {
            throw new StoreException(new Fault(
                    ErrorCode.STORE_OTHER_HASHES,
                    settings.place(),
                    "must hold features of " + key + " under their key",
                    row.key().toString()));
        }
        return Optional.of(row);
    }

    private byte[] name(FeatureKey key) {
        return String.join(
                        ":", settings.keyPrefix(), "latest", key.contractHash(), key.normStatsHash(), key.instrument())
                .getBytes(UTF_8);
    }

    private <T> T call(Supplier<T> command) {
        try {
            return command.get();
        } catch (JedisException e) {
            throw RedisFaults.of(settings.place(), e);
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
