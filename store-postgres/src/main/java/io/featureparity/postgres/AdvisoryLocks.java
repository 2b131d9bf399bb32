// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.json.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;

/** Locks of the database that are no rows: numbers made of names, so that other programs' locks are not met. */
final class AdvisoryLocks {

    /** Who applies scripts. */
    static final long MIGRATION = number("migration");

    /** Who stores bars or macro values: a bar settles what it sees of these, so one comes after the other. */
    static final long ARRIVALS = number("arrivals");

    /** Who changes which model is live. */
    static final long REGISTRY = number("registry");

    private AdvisoryLocks() {}

    /** The number of who leads a piece of work. */
    static long leader(String work) {
        return number("leader " + work);
    }

    private static long number(String name) {
        String hash = Sha256.of(("io.featureparity " + name).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(HexFormat.of().parseHex(hash)).getLong();
    }

    static void untilEndOfTransaction(Connection connection, long lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, lock);
            statement.execute();
        }
    }
}
