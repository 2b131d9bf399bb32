// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.session.PlausibleTimes;
import io.featureparity.features.session.TimeZoneCheck;
import io.featureparity.features.session.TimeZoneFinding;
import io.featureparity.features.session.TradingCalendar;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Looks at the times of rows as they pass: at each for its unit, and behind the last one at all of them for their zone. */
final class CheckedTimes {

    private final Path file;
    private final Consumer<? super String> warnings;
    private final TimeZoneCheck zone;

    private CheckedTimes(Path file, TradingCalendar calendar, Consumer<? super String> warnings) {
        this.file = file;
        this.warnings = warnings;
        this.zone = TimeZoneCheck.of(calendar);
    }

    static TimedRows of(TimedRows rows, Path file, TradingCalendar calendar, Consumer<? super String> warnings) {
        CheckedTimes checked = new CheckedTimes(file, calendar, warnings);
        return rows.watchedBy(checked::look, checked::requireUtc);
    }

    /** Refuses the time of a row that is most likely a number of another unit. */
    static void requirePlausible(TimedRows row) {
        if (!PlausibleTimes.isPlausible(row.time())) {
            throw new InputException(PlausibleTimes.fault(row.place(), row.time(), "--trust-times"));
        }
    }

    private void look(TimedRows row) {
        requirePlausible(row);
        zone.accept(row.time());
    }

    /**
     * What is undecided is let through: bars around the clock fit no zone better than another, and what is an hour off looks
     * much like what is right. Of a few bars nothing can be said.
     */
    private void requireUtc() {
        TimeZoneFinding finding = zone.finding();
        if (finding instanceof TimeZoneFinding.Shifted shifted) {
            throw new InputException(new Fault(
                    ErrorCode.TIMES_OF_ANOTHER_ZONE,
                    Place.file(file),
                    "must have times in UTC (or say --trust-times); " + shifted.message(),
                    shifted.insideAsLabelled() + " of " + shifted.bars() + " in a session"));
        }
        if (finding instanceof TimeZoneFinding.Undecided && finding.bars() >= TimeZoneCheck.LEAST_BARS) {
            warnings.accept("warning: times of " + file + ": " + finding.message());
        }
    }
}
