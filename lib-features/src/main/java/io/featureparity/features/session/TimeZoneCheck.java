// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the times of a run of bars and says whether they are UTC, as they are labelled, or those of another zone: whether
 * most of them fall outside of the session but would fall inside after a shift of whole hours. Feeds that label local time
 * as UTC do this; every feature that goes by time, and every macro value, is then wrong by hours.
 *
 * <p>The rules. Below {@value #LEAST_BARS} bars nothing is said. The times are fine if nine tenths or more are within a
 * session, or half or more and no shift puts more inside. They are shifted if less than half are, and one shift from -12
 * to +14 hours puts three quarters or more inside and more than any other does; or if a zone with summer time does so, by
 * its offsets on the dates of the bars, and more than any single shift. Everything else is undecided, with the counts:
 * bars around the clock fit no shift, an hour of the day fits several, and of a shift by one or two hours most bars are
 * inside as they are. A zone is named if one of a short list accounts for as many bars: America/Bogota first, then
 * America/New_York, America/Chicago, America/Sao_Paulo, Europe/London, Europe/Madrid and Asia/Tokyo.
 *
 * <p>Only counts are kept, however many bars there are. Not thread-safe.
 */
public final class TimeZoneCheck {

    /** Below so many bars nothing is said. */
    public static final int LEAST_BARS = 12;

    private static final int LEAST_HOURS = -12;
    private static final int MOST_HOURS = 14;
    private static final long HOUR = 3_600_000;

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/Bogota"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Chicago"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Europe/London"),
            ZoneId.of("Europe/Madrid"),
            ZoneId.of("Asia/Tokyo"));

    private final TradingCalendar calendar;
    private final long[] insideByHours = new long[MOST_HOURS - LEAST_HOURS + 1];
    private final long[] insideByZone = new long[ZONES.size()];
    /** What each zone's local time is ahead of UTC in the labelled hour of the last bar, in milliseconds. */
    private final long[] ahead = new long[ZONES.size()];

    private long lastHour;
    private long bars;

    private TimeZoneCheck(TradingCalendar calendar) {
        this.calendar = calendar;
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

    /** Offsets change on the hour in all of the zones, so that one look at each hour is enough. */
    private void lookUpOffsets(long hour) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(hour * 3_600, 0, ZoneOffset.UTC);
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = ZONES.get(i).getRules().getOffset(local).getTotalSeconds() * 1_000L;
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
                return shifted(asLabelled, insideByZone[zone], (int) (ahead[zone] / HOUR));
            }
            if (isEnough(inside) && best.size() == 1) {
                return shifted(asLabelled, inside, best.get(0));
            }
        }
        return new TimeZoneFinding.Undecided(bars, asLabelled, inside, best);
    }

    private TimeZoneFinding shifted(long asLabelled, long inside, int hours) {
        List<ZoneId> zones = new ArrayList<>();
        for (int i = 0; i < insideByZone.length; i++) {
            if (insideByZone[i] == inside && ahead[i] == hours * HOUR) {
                zones.add(ZONES.get(i));
            }
        }
        return new TimeZoneFinding.Shifted(bars, asLabelled, inside, hours, zones);
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
