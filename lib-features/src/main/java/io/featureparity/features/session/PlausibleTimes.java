// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.EpochUnit;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Recognises times that are hardly ever right, because the number is most likely in another unit. Seconds that were read as
 * milliseconds, for example, give times within a few months of 1970-01-01. Data can really be that old; then the user has to say
 * so.
 */
public final class PlausibleTimes {

    /** As seconds this is the year 2286. */
    private static final long AROUND_1970 = 10_000_000_000L;

    private PlausibleTimes() {}

    /**
     * Says whether a time is plausible.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return whether it is plausible
     */
    public static boolean isPlausible(long epochMillis) {
        return Math.abs(epochMillis) >= AROUND_1970 && CoveredYears.covers(epochMillis);
    }

    /**
     * Says what is wrong with a time that is not plausible, and which unit it is most likely in.
     *
     * @param place where the time stands
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @param trust what the user has to say if the time is right after all, such as an option
     * @return the fault
     */
    public static Fault fault(Place place, long epochMillis, String trust) {
        String hint = EpochUnit.hint(BigInteger.valueOf(epochMillis)).orElse("in milliseconds if it is a number");
        return new Fault(
                ErrorCode.TIME_IMPLAUSIBLE,
                place,
                "must be a plausible time; " + hint + " (or say " + trust + ")",
                Instant.ofEpochMilli(epochMillis).toString());
    }
}
