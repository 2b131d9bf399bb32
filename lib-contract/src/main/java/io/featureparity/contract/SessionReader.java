// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.TradingSession.Overnight;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the session of a contract. */
final class SessionReader {

    private static final ZoneId HARMLESS_ZONE = ZoneId.of("UTC");

    private SessionReader() {}

    /** Gives the session, or null if anything about it was faulty. */
    static @Nullable TradingSession read(ObjectReader root, @Nullable Integer barMinutes) {
        ObjectReader object = root.object("session");
        if (object == null) {
            return null;
        }
        String start = TextFormat.TIME_OF_DAY.read(object, "start");
        String end = TextFormat.TIME_OF_DAY.read(object, "end");
        ZoneId zone = ValueReader.zone(object, "zone");
        Set<DayOfWeek> days = days(object);
        Set<String> holidays = holidays(object);
        Overnight overnight = object.choiceOr("overnight", Overnight.NO);
        object.finish();
        boolean spanRead = start != null && end != null && overnight != null;
        LocalTime first = spanRead ? LocalTime.parse(start) : LocalTime.MIDNIGHT;
        LocalTime last = spanRead ? LocalTime.parse(end) : LocalTime.NOON;
        Overnight span = spanRead ? Objects.requireNonNull(overnight) : Overnight.NO;
        ZoneId zoneOrHarmless = zone == null ? HARMLESS_ZONE : zone;
        Set<DayOfWeek> daysOrHarmless = days == null ? EnumSet.allOf(DayOfWeek.class) : days;
        Set<String> holidaysOrHarmless = holidays == null ? Set.of() : holidays;
        TradingSession session = ValueReader.make(
                object,
                () -> new TradingSession(first, last, span, zoneOrHarmless, daysOrHarmless, holidaysOrHarmless));
        if (!spanRead || zone == null || days == null || holidays == null || session == null) {
            return null;
        }
        if (barMinutes != null && session.minutes() % barMinutes != 0) {
            String rule =
                    "must be a whole number of bars, of " + barMinutes + " minutes each, after the start, " + first;
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "end", rule, last.toString());
        }
        return session;
    }

    private static @Nullable Set<DayOfWeek> days(ObjectReader object) {
        List<String> week = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.add(day.name().toLowerCase(Locale.ROOT));
        }
        List<String> names = object.strings("days");
        if (names == null) {
            return null;
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        int before = -1;
        for (String name : names) {
            int day = week.indexOf(name);
            if (day <= before) {
                // One spelling for one week: the hash of a contract is over what is written.
                String rule = "must be days of " + String.join(", ", week) + ", each once and in this order";
                object.fault(ErrorCode.VALUE_NOT_ALLOWED, "days", rule, name);
                return null;
            }
            days.add(DayOfWeek.of(day + 1));
            before = day;
        }
        return days;
    }

    private static @Nullable Set<String> holidays(ObjectReader object) {
        List<String> countries = object.strings("holidays");
        if (countries == null) {
            return null;
        }
        for (int i = 1; i < countries.size(); i++) {
            if (countries.get(i).compareTo(countries.get(i - 1)) <= 0) {
                String rule = "must be countries, each once and in the order of the alphabet";
                object.fault(ErrorCode.VALUE_NOT_ALLOWED, "holidays", rule, countries.get(i));
                return null;
            }
        }
        return new TreeSet<>(countries);
    }
}
