// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.servers;

import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.redis.RedisSettings;
import io.featureparity.store.Secret;
import java.time.Duration;

/** Where the servers of the tests are. Apart from {@link Servers}: a process that only asks must not start others. */
public final class Addresses {

    /** The password of the database's user. */
    public static final String PASSWORD = "correct-horse-battery";

    /** A machine that builds other things too may be slow. */
    private static final PostgresTimeouts PATIENT = new PostgresTimeouts(
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(30));

    private Addresses() {}

    /** A database as the trader. */
    public static PostgresSettings postgres(int port, String database) {
        return PostgresSettings.of("localhost", port, database, "trader", Secret.of(PASSWORD))
                .withPoll(Duration.ofMillis(200))
                .withTimeouts(PATIENT);
    }

    /** Redis, with a prefix of its own for the keys. */
    public static RedisSettings redis(int port, String prefix) {
        return RedisSettings.of("127.0.0.1", port).withKeyPrefix(prefix).withTimeout(Duration.ofSeconds(60));
    }
}
