// SPDX-License-Identifier: Apache-2.0
package io.featureparity.redis;

import io.featureparity.store.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A real Redis for all tests of this module. It is started once, and ends with the JVM. */
final class Server {

    static final String PASSWORD = "correct-horse-battery";

    private static final int PORT = freePort();
    private static final RedisServer SERVER = start(PORT);

    private Server() {}

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RedisServer start(int port) {
        try {
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("requirepass " + PASSWORD)
                    .setting("save \"\"")
                    .onShutdownForceStop(true)
                    .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RedisSettings settings() {
        return at(SERVER.ports().get(0));
    }

    static RedisSettings at(int port) {
        return RedisSettings.of("127.0.0.1", port)
                .withPassword(null, Secret.of(PASSWORD))
                .withTimeout(Duration.ofSeconds(5));
    }

    /** A client of a test, which knows nothing of the store. */
    static RedisClient client(ConnectionPoolConfig pool) {
        return RedisClient.builder()
                .hostAndPort("127.0.0.1", SERVER.ports().get(0))
                .poolConfig(pool)
                .clientConfig(
                        DefaultJedisClientConfig.builder().password(PASSWORD).build())
                .build();
    }

    static RedisClient client() {
        return client(new ConnectionPoolConfig());
    }

    /** A store that holds nothing. */
    static RedisLatest emptied() {
        try (RedisClient client = client()) {
            client.flushAll();
        }
        return new RedisLatest(settings());
    }
}
