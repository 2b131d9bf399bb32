// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The trading session of a contract, in UTC, and how far it has gone at a time (clause D3).
 *
 * @param start when it starts, a whole minute
 * @param end when it ends, a whole minute of the same day
 */
public record TradingSession(LocalTime start, LocalTime end) {

    private static final int MILLIS_OF_MINUTE = 60_000;
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int MINUTES_OF_DAY = 1440;

    /**
     * Checks the times. {@inheritDoc}
     *
     * @throws DocumentException if a time is not a whole minute, or the end is not after the start
     */
    public TradingSession {
        List<Fault> faults = new ArrayList<>();
        checkWholeMinute(faults, "start", start);
        checkWholeMinute(faults, "end", end);
        if (!end.isAfter(start)) {
            faults.add(notAllowed("end", "must be after the start, " + start, end));
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
    }

    private static void checkWholeMinute(List<Fault> faults, String where, LocalTime time) {
        if (time.getSecond() != 0 || time.getNano() != 0) {
            faults.add(notAllowed(where, "must be a whole minute", time));
        }
    }

    private static Fault notAllowed(String where, String rule, LocalTime time) {
        return new Fault(ErrorCode.VALUE_NOT_ALLOWED, where, rule, time.toString());
    }

    /**
     * How far the session has gone.
     *
     * @param time the time
     * @return from 0 at the start to 1 at the end, and 1 outside of the session
     */
    public double timeNormalized(Instant time) {
        return atMinute(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_MINUTE));
    }

    /**
     * How far the session has gone, allocating nothing.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return from 0 at the start to 1 at the end, and 1 outside of the session
     */
    public double timeNormalized(long epochMillis) {
        return atMinute(Math.floorDiv(epochMillis, MILLIS_OF_MINUTE));
    }

    private double atMinute(long epochMinute) {
        int first = minuteOfDay(start);
        int elapsed = Math.floorMod(epochMinute, MINUTES_OF_DAY) - first;
        if (elapsed < 0) {
            // Before today's session the clock still runs from yesterday's start, which is past the end.
            elapsed += MINUTES_OF_DAY;
        }
        double part = (double) elapsed / (minuteOfDay(end) - first);
        return Math.min(part, 1.0);
    }

    private static int minuteOfDay(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
