// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.table.EpochUnit;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Refuses times that are most likely numbers of another unit. Seconds that were read as milliseconds are times a few months
 * around 1970-01-01: there are bars of that time, but hardly ever, and then somebody can say so.
 */
final class PlausibleTimes {

    /** As seconds this is the year 2286. */
    private static final long AROUND_1970 = 10_000_000_000L;

    private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("2199-12-31T23:59:59.999Z").toEpochMilli();

    private PlausibleTimes() {}

    /** Refuses the time of a row, with the unit that it is most likely in. */
    static void require(TimedRows row) {
        long millis = row.time();
        if (Math.abs(millis) >= AROUND_1970 && millis >= EARLIEST && millis <= LATEST) {
            return;
        }
        String hint = EpochUnit.hint(BigInteger.valueOf(millis)).orElse("in milliseconds if it is a number");
        throw new InputException(new Fault(
                ErrorCode.TIME_IMPLAUSIBLE,
                row.place(),
                "must be a plausible time; " + hint + " (or say --trust-times)",
                Instant.ofEpochMilli(millis).toString()));
    }
}
