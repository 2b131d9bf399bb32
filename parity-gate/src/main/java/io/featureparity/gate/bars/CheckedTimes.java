// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.session.TimeZoneCheck;
import io.featureparity.features.session.TimeZoneFinding;
import io.featureparity.features.session.TradingCalendar;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Rows whose times are looked at as they pass: each for its unit, and behind the last one all of them for their zone. */
final class CheckedTimes implements TimedRows {

    private final TimedRows rows;
    private final Path file;
    private final Consumer<? super String> warnings;
    private final TimeZoneCheck zone;

    CheckedTimes(TimedRows rows, Path file, TradingCalendar calendar, Consumer<? super String> warnings) {
        this.rows = rows;
        this.file = file;
        this.warnings = warnings;
        this.zone = TimeZoneCheck.of(calendar);
    }

    @Override
    public boolean next() {
        if (!rows.next()) {
            requireUtc();
            return false;
        }
        PlausibleTimes.require(rows);
        zone.accept(rows.time());
        return true;
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

    @Override
    public long time() {
        return rows.time();
    }

    @Override
    public double value(int column) {
        return rows.value(column);
    }

    @Override
    public Place place() {
        return rows.place();
    }
}
