// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as text: ISO 8601 with its zone, as in {@code 2024-02-27T13:00:00Z} or, as pandas writes it,
 * {@code 2024-02-27 08:00:00-05:00}; or milliseconds since 1970-01-01T00:00Z. Years must be from 0001 to 9999,
 * so that a number of microseconds is not read as milliseconds.
 */
final class TimeText {

    /** What is given where a text is no time; {@link #rule} then says why. */
    static final long NONE = Long.MIN_VALUE;

    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,18}");
    /** As pandas writes a column of them in which one is absent. In seconds it would be a time after the year 2286. */
    private static final Pattern MILLIS_WITH_POINT = Pattern.compile("-?[0-9]{11,14}\\.[0-9]{1,30}");

    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})"
            + "(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?:(Z)|([+-])([0-9]{2})(?::?([0-9]{2}))?)?");

    /** How long {@code 2024-02-27} and {@code 2024-02-27T13:00:00} are. */
    private static final int DATE = 10;

    private static final int SECONDS = 19;

    private final ZonelessTimes zoneless;
    private String lastDay = "none";
    private long lastDayMillis;
    private String lastZone = "none";
    private long lastZoneMillis;

    /** @param zoneless the zone of times without one; if there is none, they are no times */
    TimeText(ZonelessTimes zoneless) {
        this.zoneless = zoneless;
    }

    static boolean isInRange(long millis) {
        return millis >= EARLIEST && millis <= LATEST;
    }

    /** The time in milliseconds, or {@link #NONE}. */
    long millis(String text) {
        long usual = usual(text);
        return usual == NONE ? any(text) : usual;
    }

    /** Nearly all times are laid out alike, have the day of the one before, and the same zone. */
    private long usual(String text) {
        if (text.length() < SECONDS
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || (text.charAt(DATE) != 'T' && text.charAt(DATE) != ' ')) {
            return NONE;
        }
        int hour = twoDigits(text, 11);
        int minute = twoDigits(text, 14);
        int second = twoDigits(text, 17);
        if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 59) {
            return NONE;
        }
        if (!text.startsWith(lastDay)) {
            long midnight = any(text.substring(0, DATE) + "T00:00Z");
            if (midnight == NONE) {
                return NONE;
            }
            lastDay = text.substring(0, DATE);
            lastDayMillis = midnight;
        }
        if (text.length() == SECONDS && !zoneless.areUtc()) {
            return NONE; // which offset it has depends on the day
        }
        if (text.length() - SECONDS != lastZone.length() || !text.endsWith(lastZone)) {
            long atZero = any("1970-01-01T00:00:00" + text.substring(SECONDS));
            if (atZero == NONE) {
                return NONE;
            }
            lastZone = text.substring(SECONDS);
            lastZoneMillis = atZero;
        }
        long millis = lastDayMillis + ((hour * 60 + minute) * 60 + second) * 1000L + lastZoneMillis;
        return isInRange(millis) ? millis : NONE;
    }

    private static int twoDigits(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }

    private long any(String text) {
        if (MILLIS.matcher(text).matches()) {
            long millis = Long.parseLong(text);
            return isInRange(millis) ? millis : NONE;
        }
        Matcher iso = ISO.matcher(text);
        if (!iso.matches() || (zoneless.zone() == null && !hasZone(iso))) {
            return NONE;
        }
        int nanos = nanos(iso);
        if (nanos % 1_000_000 != 0) {
            return NONE;
        }
        try {
            LocalDateTime local = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3))
                    .atTime(number(iso, 4), number(iso, 5), number(iso, 6), nanos);
            ZoneOffset offset = offset(iso, local);
            long millis = offset == null ? NONE : local.toInstant(offset).toEpochMilli();
            return isInRange(millis) ? millis : NONE;
        } catch (DateTimeException noSuchTime) {
            return NONE;
        }
    }

    private boolean isSkippedOrTwice(Matcher iso) {
        try {
            LocalDateTime local = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3))
                    .atTime(number(iso, 4), number(iso, 5), number(iso, 6));
            return offset(local) == null;
        } catch (DateTimeException noSuchTime) {
            return false;
        }
    }

    private static boolean hasZone(Matcher iso) {
        return iso.group(8) != null || iso.group(9) != null;
    }

    private static int number(Matcher iso, int group) {
        return iso.group(group) == null ? 0 : Integer.parseInt(iso.group(group));
    }

    private static int nanos(Matcher iso) {
        String fraction = iso.group(7);
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
    }

    private @Nullable ZoneOffset offset(Matcher iso, LocalDateTime local) {
        if (!hasZone(iso)) {
            return offset(local);
        }
        if (iso.group(9) == null) {
            return ZoneOffset.UTC;
        }
        int sign = iso.group(9).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(iso, 10), sign * number(iso, 11));
    }

    /** The offset of a local time, or null if clocks skip it or show it twice: nobody knows then which instant it is. */
    private @Nullable ZoneOffset offset(LocalDateTime local) {
        ZoneId zone = zoneless.zone();
        List<ZoneOffset> offsets = zone == null ? List.of() : zone.getRules().getValidOffsets(local);
        return offsets.size() == 1 ? offsets.get(0) : null;
    }

    /** The instant of a local time that is counted as if it were one in UTC, or {@link #NONE}. */
    long utc(long localMillis) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(localMillis), ZoneOffset.UTC);
        ZoneOffset offset = offset(local);
        long millis = offset == null ? NONE : local.toInstant(offset).toEpochMilli();
        return isInRange(millis) ? millis : NONE;
    }

    /** What a local time should have been that is none, or two. */
    String onceRule() {
        return "must be a time that clocks in " + zoneless.zone() + " show once";
    }

    /** What a text that is no time should have been. */
    String rule(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches() && zoneless.zone() == null && !hasZone(iso)) {
            return TableFaults.advised("must be a time with its zone, such as Z or -05:00", zoneless.advice());
        }
        if (iso.matches() && !hasZone(iso) && nanos(iso) % 1_000_000 == 0 && isSkippedOrTwice(iso)) {
            return onceRule();
        }
        if (iso.matches() && nanos(iso) % 1_000_000 != 0) {
            return "must be a time in whole milliseconds";
        }
        if (MILLIS_WITH_POINT.matcher(text).matches()) {
            return "must be a time in whole milliseconds since 1970, without a point";
        }
        return "must be a time as ISO 8601 has it, with its zone, or in milliseconds since 1970, from year 1 to 9999";
    }
}
