// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Gives what the driver throws its code. No message of the driver or the server holds a password. */
final class SqlFaults {

    private record Meaning(ErrorCode code, String rule) {}

    private static final Meaning POOL = new Meaning(ErrorCode.STORE_POOL_FULL, "must have a free connection in time");
    private static final Meaning ACCESS = new Meaning(ErrorCode.STORE_ACCESS, "must let this user do this");
    private static final Meaning TABLE =
            new Meaning(ErrorCode.STORE_TABLE, "must have the database, tables and columns of this version");
    private static final Meaning TIMEOUT = new Meaning(ErrorCode.STORE_TIMEOUT, "must answer in time");
    private static final Meaning UNREACHABLE = new Meaning(ErrorCode.STORE_UNREACHABLE, "must be reachable");
    private static final Meaning OTHER = new Meaning(ErrorCode.STORE_CALL_FAILED, "must do what it is asked");

    private SqlFaults() {}

    static StoreException of(Place where, SQLException thrown) {
        SQLException told = thrown;
        // The pool waits in vain both if all connections are in use and if none can be made: only then it names a
        // cause.
        if (thrown instanceof SQLTransientConnectionException && thrown.getCause() instanceof SQLException cause) {
            told = cause;
        } else if (thrown instanceof SQLTransientConnectionException && thrown.getSQLState() == null) {
            return fault(where, POOL, "none", thrown);
        }
        return fault(where, meaning(told), told.getSQLState() + " " + words(told), thrown);
    }

    private static StoreException fault(Place where, Meaning meaning, String value, SQLException cause) {
        return new StoreException(List.of(new Fault(meaning.code(), where, meaning.rule(), value)), cause);
    }

    private static Meaning meaning(SQLException thrown) {
        @Nullable String state = thrown.getSQLState();
        if (state == null || state.length() != 5) {
            return OTHER;
        }
        return switch (state) {
            case "42501" -> ACCESS;
            case "3D000", "3F000", "42P01", "42703", "42804", "42883" -> TABLE;
            case "57014", "55P03", "25P03", "25P04" -> TIMEOUT;
            case "53300" -> POOL;
            case "57P01", "57P02", "57P03", "57P05" -> UNREACHABLE;
            default -> meaningOfClass(state.substring(0, 2), thrown);
        };
    }

    private static Meaning meaningOfClass(String firstDigits, SQLException thrown) {
        return switch (firstDigits) {
            case "28" -> ACCESS;
            case "08" -> isTimeoutOfAnAnswer(thrown) ? TIMEOUT : UNREACHABLE;
            default -> OTHER;
        };
    }

    /** A connection that cannot be made in time is no connection; one that does not answer in time is a late answer. */
    private static boolean isTimeoutOfAnAnswer(SQLException thrown) {
        return !"08001".equals(thrown.getSQLState()) && thrown.getCause() instanceof SocketTimeoutException;
    }

    private static String firstLine(SQLException thrown) {
        String message = String.valueOf(thrown.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /**
     * What the server says. What the driver says is in the language of the machine; the kind of its trouble, if
     * it has one, is not.
     */
    private static String words(SQLException thrown) {
        ServerErrorMessage server = thrown instanceof PSQLException driver ? driver.getServerErrorMessage() : null;
        if (server != null) {
            return server.getSeverity() + ": " + server.getMessage();
        }
        return thrown.getCause() == null
                ? firstLine(thrown)
                : "(" + thrown.getCause().getClass().getSimpleName() + ")";
    }
}
