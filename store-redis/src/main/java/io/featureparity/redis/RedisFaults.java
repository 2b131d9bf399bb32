// SPDX-License-Identifier: Apache-2.0
package io.featureparity.redis;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Gives what the driver throws its code. No message of the driver or the server holds a password. */
final class RedisFaults {

    /** How the server says that it wants another password, or none but this user. */
    private static final List<String> ACCESS =
            List.of("NOAUTH", "WRONGPASS", "NOPERM", "ERR AUTH", "ERR invalid password");

    private RedisFaults() {}

    static StoreException of(Place where, JedisException thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof JedisAccessControlException || ACCESS.stream().anyMatch(message::startsWith)) {
            return fault(ErrorCode.STORE_ACCESS, where, "must let this user do this", message, thrown);
        }
        if (has(thrown, SocketTimeoutException.class) && !message.startsWith("Failed to connect")) {
            return fault(ErrorCode.STORE_TIMEOUT, where, "must answer in time", message, thrown);
        }
        if (has(thrown, NoSuchElementException.class)) {
            return fault(ErrorCode.STORE_POOL_FULL, where, "must have a free connection in time", "none", thrown);
        }
        if (thrown instanceof JedisConnectionException) {
            return fault(ErrorCode.STORE_UNREACHABLE, where, "must be reachable", message, thrown);
        }
        return fault(ErrorCode.STORE_CALL_FAILED, where, "must do what it is asked", message, thrown);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static StoreException fault(ErrorCode code, Place where, String rule, String value, JedisException cause) {
        return new StoreException(List.of(new Fault(code, where, rule, value)), cause);
    }
}
