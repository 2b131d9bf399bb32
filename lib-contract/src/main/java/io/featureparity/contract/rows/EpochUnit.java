// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.rows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A unit other than the millisecond in which a number may count from 1970-01-01T00:00Z. If a number makes no sense in
 * milliseconds, its unit is most likely the one in which it is a time from 1980 to 2099. There is at most one such
 * unit.
 */
public enum EpochUnit {
    /** Days, as in a date of Arrow or Parquet. */
    DAYS("86400000"),
    /** Minutes. */
    MINUTES("60000"),
    /** Seconds, as in Unix time. */
    SECONDS("1000"),
    /** Microseconds. */
    MICROSECONDS("0.001"),
    /** Nanoseconds, as in the value of a timestamp of pandas. */
    NANOSECONDS("0.000001");

    private static final BigDecimal EARLIEST = millis("1980-01-01T00:00:00Z");
    private static final BigDecimal LATEST = millis("2100-01-01T00:00:00Z");

    private final BigDecimal inMillis;

    EpochUnit(String inMillis) {
        this.inMillis = new BigDecimal(inMillis);
    }

    private static BigDecimal millis(String time) {
        return BigDecimal.valueOf(Instant.parse(time).toEpochMilli());
    }

    /**
     * Finds the unit that a number most likely counts.
     *
     * @param number a number that makes no sense as a time in milliseconds
     * @return the unit in which the number is a time from 1980 to 2099; empty if there is none
     */
    public static Optional<EpochUnit> likely(BigInteger number) {
        return Stream.of(values())
                .filter(unit -> unit.exact(number).compareTo(EARLIEST) >= 0
                        && unit.exact(number).compareTo(LATEST) < 0)
                .findFirst();
    }

    /**
     * Says in words which unit a number most likely counts, and which time it then is.
     *
     * @param number a number that makes no sense as a time in milliseconds
     * @return the words, such as {@code as seconds since 1970 it is 2024-02-27T13:00:00Z}
     */
    public static Optional<String> hint(BigInteger number) {
        return likely(number).map(unit -> "as " + unit + " since 1970 it is " + unit.time(number));
    }

    private BigDecimal exact(BigInteger number) {
        return new BigDecimal(number).multiply(inMillis);
    }

    private Instant time(BigInteger number) {
        return Instant.ofEpochMilli(
                exact(number).setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
