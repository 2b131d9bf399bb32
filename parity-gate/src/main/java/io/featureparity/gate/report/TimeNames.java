// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** What the hours and days of {@link io.featureparity.parity.comparison.TimeShares} are called, on the page and in Markdown. */
final class TimeNames {

    private TimeNames() {}

    static String hour(long hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }

    static String weekday(long day) {
        return DayOfWeek.of((int) day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String day(long sinceEpoch) {
        return LocalDate.ofEpochDay(sinceEpoch).toString();
    }
}
