// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.FeatureContract;
import java.time.Instant;

/** The calendar of the built-in contracts, and times as numbers. */
final class Calendars {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long BAR = 5 * MINUTE;

    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    static final TradingCalendar USDCOP = TradingCalendar.of(CONTRACT, Closures.none());

    private Calendars() {}

    static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
