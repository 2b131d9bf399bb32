// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.Durations;
import java.time.Duration;

/**
 * How long each part of a call may take.
 *
 * @param connect making a connection, from 1 second on; the driver counts whole seconds, and rounds up
 * @param statement one statement, waiting for its locks included; the server ends it then
 * @param socket an answer of the server, at least a second more than a statement; the driver ends the connection then
 * @param pool waiting for a free connection, from 250 ms on
 */
public record PostgresTimeouts(Duration connect, Duration statement, Duration socket, Duration pool) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws StoreException if one of them is too short or too long
     */
    public PostgresTimeouts {
        Durations.millis("timeout to connect", connect, 1000, LONGEST);
        Durations.millis("timeout of a statement", statement, 1, LONGEST);
        Durations.millis("timeout of the socket", socket, 1000, LONGEST.plusSeconds(1));
        Durations.millis("timeout of the pool", pool, 250, LONGEST);
        if (socket.compareTo(statement.plusSeconds(1)) < 0) {
            throw new StoreException(new Fault(
                    ErrorCode.STORE_SETTING,
                    "timeout of the socket",
                    "must be at least a second longer than that of a statement, " + statement,
                    socket.toString()));
        }
    }

    /** {@return 2 seconds to connect, 10 for a statement, 15 for the socket, 2 for the pool} */
    public static PostgresTimeouts usual() {
        return new PostgresTimeouts(
                Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(2));
    }

    /** The driver counts seconds, and 0 would be for ever. */
    static int seconds(Duration duration) {
        return Math.toIntExact((duration.toMillis() + 999) / 1000);
    }
}
