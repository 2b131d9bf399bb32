// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.server;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.redis.RedisSettings;
import io.featureparity.store.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * A real PostgreSQL and a real Redis, for this machine alone and with a password that is made anew. They end with the demo;
 * those of a demo that was killed are ended by the next one.
 */
public final class DemoServers implements AutoCloseable {

    private static final int PASSWORD_BYTES = 16;

    /** A machine that has much else to do may be slow. */
    private static final PostgresTimeouts PATIENT = new PostgresTimeouts(
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(30));

    private final ServerFolder folder;
    private final Secret password;
    private final PostgresServer postgres;
    private final RedisProcess redis;
    private boolean closed;

    private DemoServers(ServerFolder folder, Secret password, PostgresServer postgres, RedisProcess redis) {
        this.folder = folder;
        this.password = password;
        this.postgres = postgres;
        this.redis = redis;
    }

    /**
     * Starts both.
     *
     * @return the servers
     * @throws ComponentException if one of them does not start
     */
    public static DemoServers start() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Secret password = Secret.of(HexFormat.of().formatHex(random));
        try {
            ServerFolder folder = ServerFolder.create();
            try {
                PostgresServer postgres = PostgresServer.start(folder, password);
                try {
                    return new DemoServers(folder, password, postgres, RedisProcess.start(folder, password));
                } catch (IOException | RuntimeException e) {
                    postgres.close();
                    throw e;
                }
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static ComponentException refused(IOException trouble) {
        Fault fault = new Fault(
                ErrorCode.DEMO_SERVER,
                "servers of the demo",
                "must start",
                trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage());
        return new ComponentException(List.of(fault), trouble);
    }

    /** {@return where the database is} */
    public PostgresSettings postgres() {
        return PostgresSettings.of("localhost", postgres.port(), PostgresServer.DATABASE, PostgresServer.USER, password)
                .withTimeouts(PATIENT);
    }

    /** {@return where the online store is} */
    public RedisSettings redis() {
        return RedisSettings.of("127.0.0.1", redis.port())
                .withPassword(null, password)
                .withTimeout(PATIENT.statement());
    }

    /** {@return where the components may put files; it is deleted with the servers} */
    public Path folder() {
        return folder.path();
    }

    /** Restarts the database: all connections to it end. */
    public void restartDatabase() {
        try {
            postgres.restart();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Ends the servers and deletes their files; once, whoever asks for it. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        redis.close();
        try {
            postgres.close();
            folder.close();
        } catch (IOException e) {
            throw refused(e);
        }
    }
}
