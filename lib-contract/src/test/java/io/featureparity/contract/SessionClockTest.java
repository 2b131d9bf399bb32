// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.TradingSession.Overnight;
import io.featureparity.testsupport.allocation.Allocation;
import io.featureparity.testsupport.zone.ChangingZones;
import io.featureparity.testsupport.zone.ChangingZones.ZonedDay;
import io.featureparity.testsupport.zone.ChangingZones.ZonedMoment;
import io.featureparity.testsupport.zone.MinuteByMinute;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionClockTest {

    private static final int DAY = 1440;
    private static final int BAR = 5;

    private static TradingSession session(String zone, String start, String end, Overnight overnight) {
        return new TradingSession(
                LocalTime.parse(start),
                LocalTime.parse(end),
                overnight,
                ZoneId.of(zone),
                EnumSet.allOf(DayOfWeek.class),
                Set.of());
    }

    private static String opening(TradingSession session, String day) {
        return Instant.ofEpochMilli(session.clock().opening(LocalDate.parse(day).toEpochDay()))
                .toString();
    }

    private static String closing(TradingSession session, String day) {
        return Instant.ofEpochMilli(session.clock().closing(LocalDate.parse(day).toEpochDay(), BAR))
                .toString();
    }

    private static String day(TradingSession session, String time) {
        long millis = Instant.parse(time).toEpochMilli();
        return LocalDate.ofEpochDay(session.clock().dayOf(millis)).toString();
    }

    /** A start and an end, both whole minutes, and whether the session is overnight. */
    record Times(int start, int end, Overnight overnight) {

        TradingSession in(ZoneId zone) {
            return new TradingSession(
                    LocalTime.ofSecondOfDay(60L * start),
                    LocalTime.ofSecondOfDay(60L * end),
                    overnight,
                    zone,
                    EnumSet.allOf(DayOfWeek.class),
                    Set.of());
        }

        MinuteByMinute slowly(ZoneId zone) {
            int first = overnight == Overnight.FROM_DAY_BEFORE ? start - DAY : start;
            int last = overnight == Overnight.TO_DAY_AFTER ? end + DAY : end;
            return new MinuteByMinute(zone, first, last, overnight == Overnight.NO ? 0 : first, BAR);
        }
    }

    @Provide
    Arbitrary<Times> times() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, DAY - 1);
        return Combinators.combine(minutes, minutes, Arbitraries.of(Overnight.class))
                .filter((one, other, overnight) -> !one.equals(other))
                .as((one, other, overnight) -> overnight == Overnight.NO
                        ? new Times(Math.min(one, other), Math.max(one, other), overnight)
                        : new Times(Math.max(one, other), Math.min(one, other), overnight));
    }

    @Provide
    Arbitrary<ZonedDay> days() {
        return ChangingZones.days();
    }

    @Property(tries = 500)
    void D3_aSessionOpensAndClosesAsTheClockOnTheWallSays(@ForAll("times") Times times, @ForAll("days") ZonedDay on) {
        SessionClock clock = times.in(on.zone()).clock();
        MinuteByMinute slowly = times.slowly(on.zone());
        long day = on.date().toEpochDay();
        assertThat(Instant.ofEpochMilli(clock.opening(day))).isEqualTo(slowly.firstShowing(on.date(), slowly.start()));
        assertThat(Instant.ofEpochMilli(clock.closing(day, BAR)))
                .isEqualTo(slowly.firstShowing(on.date(), slowly.end() + BAR));
        assertThat(Instant.ofEpochMilli(clock.beginning(day)))
                .isEqualTo(slowly.firstShowing(on.date(), slowly.begin()));
    }

    @Property(tries = 500)
    void D3_aTimeFallsOnTheLastDayThatHasBegunOnTheClockOnTheWall(
            @ForAll("times") Times times, @ForAll("days") ZonedDay on, @ForAll @IntRange(max = 2 * DAY) int minute) {
        Instant time = on.date().atStartOfDay(ZoneId.of("UTC")).toInstant().plusSeconds(60L * minute);
        long day = times.slowly(on.zone()).dayOf(time).toEpochDay();
        SessionClock clock = times.in(on.zone()).clock();
        assertThat(clock.dayOf(time.toEpochMilli())).isEqualTo(day);
        assertThat(clock.dayOf(time.toEpochMilli() + 59_999)).isEqualTo(day);
    }

    @Provide
    Arbitrary<ZonedMoment> moments() {
        return ChangingZones.moments();
    }

    /** Also where the clock is set back over the time at which a day begins. */
    @Property(tries = 1000)
    void D3_nearAChangeATimeFallsOnTheLastDayThatHasBegun(
            @ForAll("times") Times times, @ForAll("moments") ZonedMoment at) {
        long day = times.slowly(at.zone()).dayOf(at.time()).toEpochDay();
        assertThat(times.in(at.zone()).clock().dayOf(at.time().toEpochMilli())).isEqualTo(day);
    }

    /** One minute after midnight, the clock of St. John's went back to 23:01 of the day before. */
    @Test
    void D3_aDayThatHasBegunDoesNotEndWhenTheClockIsSetBackOverMidnight() {
        TradingSession session = session("America/St_Johns", "00:00", "23:55", Overnight.NO);
        assertThat(day(session, "2010-11-07T02:29:59.999Z")).isEqualTo("2010-11-06");
        assertThat(day(session, "2010-11-07T02:30:00Z")).isEqualTo("2010-11-07");
        assertThat(day(session, "2010-11-07T02:45:00Z")).isEqualTo("2010-11-07"); // 23:15 for the second time
        assertThat(day(session, "2010-11-07T03:45:00Z")).isEqualTo("2010-11-07");
        assertThat(session.timeNormalized(Instant.parse("2010-11-07T02:45:00Z")))
                .isEqualTo(15 / (25 * 60 - 5.0));
    }

    @Property(tries = 500)
    void D3_sessionsFollowEachOtherAndEachLiesWithinItsDay(@ForAll("times") Times times, @ForAll("days") ZonedDay on) {
        SessionClock clock = times.in(on.zone()).clock();
        long day = on.date().toEpochDay();
        assertThat(clock.beginning(day)).isLessThanOrEqualTo(clock.opening(day));
        assertThat(clock.opening(day)).isLessThanOrEqualTo(clock.closing(day, 1));
        assertThat(clock.closing(day, 1)).isLessThanOrEqualTo(clock.beginning(day + 1));
    }

    @Property(tries = 500)
    void D3_howFarASessionHasGoneIsCountedInElapsedMinutes(
            @ForAll("times") Times times, @ForAll("days") ZonedDay on, @ForAll @IntRange(max = 2 * DAY) int minute) {
        MinuteByMinute slowly = times.slowly(on.zone());
        Instant opened = slowly.firstShowing(on.date(), slowly.start());
        Instant next = slowly.firstShowing(on.date().plusDays(1), slowly.start());
        Instant time = opened.plusSeconds(60L * minute + 59);
        long whole = (slowly.firstShowing(on.date(), slowly.end()).getEpochSecond() - opened.getEpochSecond()) / 60;
        double expected = minute < whole ? (double) minute / whole : 1.0;
        if (time.isBefore(next)) {
            assertThat(times.in(on.zone()).timeNormalized(time)).isEqualTo(expected);
            assertThat(times.in(on.zone()).timeNormalized(time.toEpochMilli())).isEqualTo(expected);
        }
    }

    @Test
    void D3_theSummerTimeOfNewYorkMovesTheOpeningInUtc() {
        TradingSession stocks = session("America/New_York", "09:30", "15:55", Overnight.NO);
        assertThat(opening(stocks, "2024-03-08")).isEqualTo("2024-03-08T14:30:00Z");
        assertThat(closing(stocks, "2024-03-08")).isEqualTo("2024-03-08T21:00:00Z");
        assertThat(opening(stocks, "2024-03-11")).isEqualTo("2024-03-11T13:30:00Z");
        assertThat(opening(stocks, "2024-11-01")).isEqualTo("2024-11-01T13:30:00Z");
        assertThat(opening(stocks, "2024-11-04")).isEqualTo("2024-11-04T14:30:00Z");
        assertThat(day(stocks, "2024-03-09T04:59:59.999Z")).isEqualTo("2024-03-08");
        assertThat(day(stocks, "2024-03-09T05:00:00Z")).isEqualTo("2024-03-09");
    }

    @Test
    void D3_anOvernightSessionHasTheDateThatTheContractGivesIt() {
        TradingSession futures = session("America/New_York", "18:00", "16:55", Overnight.FROM_DAY_BEFORE);
        assertThat(opening(futures, "2024-03-04")).isEqualTo("2024-03-03T23:00:00Z"); // on Sunday evening
        assertThat(closing(futures, "2024-03-04")).isEqualTo("2024-03-04T22:00:00Z");
        assertThat(day(futures, "2024-03-03T22:59:59.999Z")).isEqualTo("2024-03-03");
        assertThat(day(futures, "2024-03-03T23:00:00Z")).isEqualTo("2024-03-04");
        assertThat(day(futures, "2024-03-04T22:30:00Z")).isEqualTo("2024-03-04"); // the break counts for the day
        assertThat(futures.clock().openingDay(10)).isEqualTo(9);

        TradingSession night = session("America/New_York", "18:00", "16:55", Overnight.TO_DAY_AFTER);
        assertThat(opening(night, "2024-03-04")).isEqualTo("2024-03-04T23:00:00Z");
        assertThat(closing(night, "2024-03-04")).isEqualTo("2024-03-05T22:00:00Z");
        assertThat(day(night, "2024-03-05T22:59:59.999Z")).isEqualTo("2024-03-04");
        assertThat(night.clock().openingDay(10)).isEqualTo(10);
    }

    /** New York skips 02:00 to 03:00 on 2024-03-10, and shows 01:00 to 02:00 twice on 2024-11-03. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-10, 02:00, 2024-03-10T07:00:00Z",
        "2024-03-10, 02:30, 2024-03-10T07:00:00Z",
        "2024-03-10, 03:00, 2024-03-10T07:00:00Z",
        "2024-03-10, 03:01, 2024-03-10T07:01:00Z",
        "2024-11-03, 00:59, 2024-11-03T04:59:00Z",
        "2024-11-03, 01:00, 2024-11-03T05:00:00Z",
        "2024-11-03, 01:30, 2024-11-03T05:30:00Z",
        "2024-11-03, 02:00, 2024-11-03T07:00:00Z",
    })
    void D3_aSkippedTimeIsTheMomentOfTheSkipAndATwofoldOneTheFirst(String day, String start, String opening) {
        assertThat(opening(session("America/New_York", start, "23:55", Overnight.NO), day))
                .isEqualTo(opening);
    }

    @Test
    void D3_aSessionThatTheClockSkipsOpensAndClosesAtOnce() {
        TradingSession apia = session("Pacific/Apia", "09:00", "16:55", Overnight.NO); // went over the date line
        assertThat(opening(apia, "2011-12-30")).isEqualTo(closing(apia, "2011-12-30"));
        assertThat(apia.timeNormalized(Instant.parse("2011-12-30T10:00:00Z"))).isEqualTo(1.0);
        assertThat(opening(apia, "2011-12-31")).isEqualTo("2011-12-30T19:00:00Z");
    }

    @Test
    void D3_timesFarFromNowHaveAPlaceToo() {
        TradingSession stocks = session("America/New_York", "09:30", "15:55", Overnight.NO);
        assertThat(stocks.timeNormalized(Instant.MAX)).isEqualTo(1.0);
        assertThat(stocks.timeNormalized(Instant.parse("-999999999-01-02T15:30:00Z")))
                .isEqualTo(60 / 385.0);
        assertThat(stocks.timeNormalized(Instant.parse("+999999999-01-01T15:30:00Z")))
                .isEqualTo(60 / 385.0);
    }

    @Test
    void D3_aClockAllocatesNothing() {
        TradingSession stocks = session("America/New_York", "18:00", "16:55", Overnight.FROM_DAY_BEFORE);
        double sum = ask(stocks);
        long before = Allocation.ofThisThread();
        sum += ask(stocks);
        assertThat(Allocation.ofThisThread() - before).isLessThan(10_000);
        assertThat(sum).isFinite();
    }

    private static double ask(TradingSession session) {
        double sum = 0;
        SessionClock clock = session.clock();
        for (long time = 1_700_000_000_000L; time < 1_720_000_000_000L; time += 300_000) {
            long day = clock.dayOf(time);
            sum += session.timeNormalized(time) + clock.opening(day) + clock.closing(day, BAR);
        }
        return sum;
    }
}
