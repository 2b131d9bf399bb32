// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks whether the times of a sequence of bars are really UTC, as their label says, or local times of another zone.
 * Some feeds label local time as UTC. Every feature that depends on the time, and every macro value, is then wrong by
 * hours. The check recognises this from the session: most times are outside of it, but would be inside after a shift of
 * whole hours.
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>No finding with fewer than {@value #LEAST_BARS} bars.
 *   <li>The times are fine if nine tenths or more are within a session, or if half or more are and no shift puts more
 *       inside.
 *   <li>They are shifted if less than half are within a session, and one shift from -12 to +14 hours puts three
 *       quarters or more inside and more than any other shift does. A zone with summer time counts likewise, with its
 *       offsets on the dates of the bars, if it also puts more inside than any single shift.
 *   <li>Everything else is undecided, with the counts. Bars around the clock fit no shift, one hour of the day fits
 *       several, and with a shift of one or two hours most bars are inside anyway.
 * </ul>
 *
 * <p>A zone is named if one of a short list explains as many bars: the zone of the sessions first, then America/Bogota,
 * America/New_York, America/Chicago, America/Sao_Paulo, Europe/London, Europe/Madrid and Asia/Tokyo. A session that
 * lasts nearly a day fits any shift, so its bars are fine whatever their zone.
 *
 * <p>The check keeps only counts, so its memory does not grow with the bars. Not thread-safe.
 */
public final class TimeZoneCheck {

    /** The smallest number of bars for which there is a finding. */
    public static final int LEAST_BARS = 12;

    private static final int LEAST_HOURS = -12;
    private static final int MOST_HOURS = 14;
    private static final long HOUR = 3_600_000;

    private static final List<ZoneId> OFTEN_MISTAKEN = List.of(
            ZoneId.of("America/Bogota"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Chicago"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Europe/London"),
            ZoneId.of("Europe/Madrid"),
            ZoneId.of("Asia/Tokyo"));

    private final TradingCalendar calendar;
    private final long[] insideByHours = new long[MOST_HOURS - LEAST_HOURS + 1];
    private final List<ZoneId> zones;
    private final long[] insideByZone;
    /** What each zone's local time is ahead of UTC in the labelled hour of the last bar, in milliseconds. */
    private final long[] ahead;

    private long lastHour;
    private long bars;

    private TimeZoneCheck(TradingCalendar calendar) {
        this.calendar = calendar;
        this.zones = Stream.concat(Stream.of(calendar.zone()), OFTEN_MISTAKEN.stream())
                .filter(zone -> !zone.getRules().equals(ZoneOffset.UTC.getRules()))
                .distinct()
                .toList();
        insideByZone = new long[zones.size()];
        ahead = new long[zones.size()];
    }

    /**
     * Makes a check that has seen nothing.
     *
     * @param calendar when bars are expected
     * @return the check
     */
    public static TimeZoneCheck of(TradingCalendar calendar) {
        return new TimeZoneCheck(calendar);
    }

    /**
     * Looks at a bar.
     *
     * @param time its time as it is labelled
     * @throws InputException if the calendar does not cover the time; the check is then as it was
     */
    public void accept(Instant time) {
        accept(TradingCalendar.millis(time));
    }

    /**
     * Looks at a bar.
     *
     * @param epochMillis its time as it is labelled, in milliseconds since 1970-01-01T00:00Z
     * @throws InputException if the calendar does not cover the time; the check is then as it was
     */
    public void accept(long epochMillis) {
        calendar.dayOf(epochMillis);
        for (int i = 0; i < insideByHours.length; i++) {
            if (calendar.isCoveredAndInSession(epochMillis - (LEAST_HOURS + i) * HOUR)) {
                insideByHours[i]++;
            }
        }
        long hour = Math.floorDiv(epochMillis, HOUR);
        if (bars == 0 || hour != lastHour) {
            lookUpOffsets(hour);
        }
        for (int i = 0; i < insideByZone.length; i++) {
            if (calendar.isCoveredAndInSession(epochMillis - ahead[i])) {
                insideByZone[i]++;
            }
        }
        bars++;
    }

    /** Nearly all offsets change on the hour, so that one look at each hour is enough to tell zones from each other. */
    private void lookUpOffsets(long hour) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(hour * 3_600, 0, ZoneOffset.UTC);
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = zones.get(i).getRules().getOffset(local).getTotalSeconds() * 1_000L;
        }
        lastHour = hour;
    }

    /** {@return what the bars so far say} */
    public TimeZoneFinding finding() {
        long asLabelled = insideByHours[-LEAST_HOURS];
        List<Integer> best = bestHours();
        long inside = insideByHours[best.get(0) - LEAST_HOURS];
        if (bars < LEAST_BARS) {
            return new TimeZoneFinding.Undecided(bars, asLabelled, inside, best);
        }
        if (10 * asLabelled >= 9 * bars || (2 * asLabelled >= bars && asLabelled == inside)) {
            return new TimeZoneFinding.Fine(bars, asLabelled);
        }
        if (2 * asLabelled < bars) {
            int zone = bestZone();
            if (isEnough(insideByZone[zone]) && insideByZone[zone] > inside) {
                return shifted(asLabelled, insideByZone[zone], ahead[zone]);
            }
            if (isEnough(inside) && best.size() == 1) {
                return shifted(asLabelled, inside, best.get(0) * HOUR);
            }
        }
        return new TimeZoneFinding.Undecided(bars, asLabelled, inside, best);
    }

    private TimeZoneFinding shifted(long asLabelled, long inside, long by) {
        List<ZoneId> fitting = new ArrayList<>();
        for (int i = 0; i < insideByZone.length; i++) {
            if (insideByZone[i] == inside && ahead[i] == by) {
                fitting.add(zones.get(i));
            }
        }
        return new TimeZoneFinding.Shifted(bars, asLabelled, inside, (double) by / HOUR, fitting);
    }

    private boolean isEnough(long inside) {
        return 4 * inside >= 3 * bars;
    }

    private List<Integer> bestHours() {
        long most = 0;
        for (long inside : insideByHours) {
            most = Math.max(most, inside);
        }
        List<Integer> best = new ArrayList<>();
        for (int i = 0; i < insideByHours.length; i++) {
            if (insideByHours[i] == most) {
                best.add(LEAST_HOURS + i);
            }
        }
        return best;
    }

    private int bestZone() {
        int best = 0;
        for (int i = 1; i < insideByZone.length; i++) {
            if (insideByZone[i] > insideByZone[best]) {
                best = i;
            }
        }
        return best;
    }
}
