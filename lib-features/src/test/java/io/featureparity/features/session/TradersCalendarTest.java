// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static io.featureparity.features.session.Calendars.DAY;
import static io.featureparity.features.session.Calendars.HOUR;
import static io.featureparity.features.session.Calendars.MINUTE;
import static io.featureparity.features.session.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.TradingSession;
import io.featureparity.contract.TradingSession.Overnight;
import io.featureparity.testsupport.allocation.Allocation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trader knows of stocks, of futures and of markets around the clock. */
class TradersCalendarTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private static final long FOUR_WEEKS = at("2024-03-03T00:00:00Z");

    private static final TradingCalendar STOCKS = newYork("09:30", "15:55", Overnight.NO, WEEKDAYS, Set.of("US"));
    private static final TradingCalendar FUTURES =
            newYork("18:00", "16:55", Overnight.FROM_DAY_BEFORE, WEEKDAYS, Set.of());
    private static final TradingCalendar AROUND_THE_CLOCK =
            newYork("00:00", "23:55", Overnight.NO, EnumSet.allOf(DayOfWeek.class), Set.of());

    private static TradingCalendar newYork(
            String start, String end, Overnight overnight, Set<DayOfWeek> days, Set<String> holidays) {
        TradingSession session =
                new TradingSession(LocalTime.parse(start), LocalTime.parse(end), overnight, NEW_YORK, days, holidays);
        return TradingCalendar.of(session, 5, Closures.none());
    }

    @Test
    void theSummerTimeMovesTheSessionOfStocksInUtc() {
        assertThat(STOCKS.nextBarTime(at("2024-03-08T20:55:00Z"))).isEqualTo(at("2024-03-11T13:30:00Z"));
        assertThat(STOCKS.nextBarTime(at("2024-11-01T19:55:00Z"))).isEqualTo(at("2024-11-04T14:30:00Z"));
        assertThat(STOCKS.barsExpected(LocalDate.of(2024, 3, 8))).isEqualTo(78);
        assertThat(STOCKS.barsExpected(LocalDate.of(2024, 3, 11))).isEqualTo(78);
    }

    @Test
    void holidaysAreThoseOfTheContractsCountryOrNone() {
        LocalDate independence = LocalDate.of(2024, 7, 4);
        LocalDate saintJoseph = LocalDate.of(2024, 3, 25); // in Colombia
        assertThat(STOCKS.isSessionDay(independence)).isFalse();
        assertThat(STOCKS.isSessionDay(saintJoseph)).isTrue();
        assertThat(FUTURES.isSessionDay(independence)).isTrue();
        TradingCalendar both = newYork("09:30", "15:55", Overnight.NO, WEEKDAYS, Set.of("CO", "US"));
        assertThat(both.isSessionDay(independence)).isFalse();
        assertThat(both.isSessionDay(saintJoseph)).isFalse();
    }

    /** Monday's session of futures opens on Sunday evening; Friday's ends the week. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-03T22:55:00Z, 2024-03-03T23:00:00Z",
        "2024-03-04T21:55:00Z, 2024-03-04T23:00:00Z", // the break of an hour
        "2024-03-08T21:55:00Z, 2024-03-10T22:00:00Z", // over the weekend in which summer time begins
        "2024-11-01T20:55:00Z, 2024-11-03T23:00:00Z", // and ends
    })
    void futuresOpenOnSundayEvening(Instant time, Instant next) {
        assertThat(Instant.ofEpochMilli(FUTURES.nextBarTime(time.toEpochMilli())))
                .isEqualTo(next);
    }

    @Test
    void aBarBelongsToTheSessionsDateAndNotToItsOwn() {
        Session monday = FUTURES.session(LocalDate.of(2024, 3, 4)).orElseThrow();
        assertThat(monday.first()).isEqualTo(Instant.parse("2024-03-03T23:00:00Z"));
        assertThat(monday.last()).isEqualTo(Instant.parse("2024-03-04T21:55:00Z"));
        assertThat(monday.bars()).isEqualTo(276);
        assertThat(FUTURES.session(Instant.parse("2024-03-03T23:30:00Z"))).contains(monday);
        assertThat(FUTURES.isSessionDay(LocalDate.of(2024, 3, 3))).isFalse();
        TradingCalendar closed = TradingCalendar.of(
                new TradingSession(
                        LocalTime.of(18, 0),
                        LocalTime.of(16, 55),
                        Overnight.FROM_DAY_BEFORE,
                        NEW_YORK,
                        WEEKDAYS,
                        Set.of()),
                5,
                Closures.of(List.of(LocalDate.of(2024, 3, 4))));
        assertThat(closed.isInSession(Instant.parse("2024-03-03T23:30:00Z"))).isFalse();
        assertThat(closed.isInSession(Instant.parse("2024-03-04T23:30:00Z"))).isTrue();
    }

    @Test
    void aDayAroundTheClockHas23Or25HoursWhenTheClockIsChanged() {
        assertThat(AROUND_THE_CLOCK.barsExpected(LocalDate.of(2024, 3, 9))).isEqualTo(288);
        assertThat(AROUND_THE_CLOCK.barsExpected(LocalDate.of(2024, 3, 10))).isEqualTo(276);
        assertThat(AROUND_THE_CLOCK.barsExpected(LocalDate.of(2024, 11, 3))).isEqualTo(300);
        for (long time = at("2024-11-02T00:00:00Z"); time < at("2024-11-05T00:00:00Z"); time += 5 * MINUTE) {
            assertThat(AROUND_THE_CLOCK.nextBarTime(time)).isEqualTo(time + 5 * MINUTE);
        }
    }

    /** Bars of four hours: the day of 23 hours has five whole ones, and the grid begins anew at midnight. */
    @Test
    void barsThatDoNotFitIntoAChangedDayAreNotExpected() {
        TradingSession session = new TradingSession(
                LocalTime.MIDNIGHT, LocalTime.of(20, 0), NEW_YORK, EnumSet.allOf(DayOfWeek.class), Set.of());
        TradingCalendar calendar = TradingCalendar.of(session, 240, Closures.none());
        assertThat(calendar.barsExpected(LocalDate.of(2024, 3, 10))).isEqualTo(5);
        assertThat(calendar.nextBarTime(at("2024-03-10T21:00:00Z"))).isEqualTo(at("2024-03-11T04:00:00Z"));
        assertThat(calendar.nextOnGrid(at("2024-03-10T21:00:00Z"))).isEqualTo(at("2024-03-11T01:00:00Z"));
        assertThat(calendar.nextOnGrid(at("2024-03-11T01:00:00Z"))).isEqualTo(at("2024-03-11T04:00:00Z"));
        assertThat(calendar.barsExpected(LocalDate.of(2024, 11, 3))).isEqualTo(6);
        assertThat(calendar.nextBarTime(at("2024-11-04T00:00:00Z"))).isEqualTo(at("2024-11-04T05:00:00Z"));
    }

    @Test
    void theNextOpeningIsOnALaterDay() {
        LocalDate monday = LocalDate.of(2024, 3, 4);
        assertThat(FUTURES.next(monday).day()).isEqualTo(monday.plusDays(1)); // which opens on Monday evening
        assertThat(FUTURES.nextOpening(monday).day()).isEqualTo(monday.plusDays(2));
        assertThat(STOCKS.nextOpening(monday).day()).isEqualTo(monday.plusDays(1));
        assertThat(FUTURES.nextOpening(LocalDate.of(2024, 3, 7)).day()).isEqualTo(LocalDate.of(2024, 3, 11));
    }

    @Test
    void questionsInNumbersAllocateNothingInAnyZone() {
        int bars = ask();
        long before = Allocation.ofThisThread();
        bars += ask();
        assertThat(Allocation.ofThisThread() - before).isLessThan(10_000);
        assertThat(bars).isEqualTo(2 * 20 * 276);
    }

    private static int ask() {
        int bars = 0;
        for (long time = FOUR_WEEKS; time < FOUR_WEEKS + 27 * DAY; time += 5 * MINUTE) {
            if (FUTURES.isOnGrid(time) && FUTURES.isInSession(time) && FUTURES.nextBarTime(time) > time) {
                bars++;
            }
        }
        return bars;
    }

    @Test
    void halfAnHourIsPartOfTheFinding() {
        TradingCalendar india = TradingCalendar.of(
                new TradingSession(
                        LocalTime.of(9, 15), LocalTime.of(15, 25), ZoneId.of("Asia/Kolkata"), WEEKDAYS, Set.of()),
                5,
                Closures.none());
        TimeZoneCheck check = TimeZoneCheck.of(india);
        for (long time = at("2024-03-04T00:00:00Z"); time < at("2024-03-09T00:00:00Z"); time += 5 * MINUTE) {
            if (india.isBarTime(time)) {
                check.accept(time + 5 * HOUR + 30 * MINUTE);
            }
        }
        assertThat(check.finding())
                .isEqualTo(new TimeZoneFinding.Shifted(375, 45, 375, 5.5, List.of(ZoneId.of("Asia/Kolkata"))));
        assertThat(check.finding().message())
                .isEqualTo("these look like Asia/Kolkata times labelled UTC (UTC+5.5): 45 of 375 bars are within a"
                        + " session as they are, 375 would be with 5.5 hours taken off");
    }

    /** The times of Tokyo, as a clock on the wall shows them, taken for UTC. */
    @Test
    void localTimesAreRecognisedWhereverTheSessionIs() {
        TradingCalendar tokyo = TradingCalendar.of(
                new TradingSession(
                        LocalTime.of(9, 0), LocalTime.of(14, 55), ZoneId.of("Asia/Tokyo"), WEEKDAYS, Set.of()),
                5,
                Closures.none());
        TimeZoneCheck right = TimeZoneCheck.of(tokyo);
        TimeZoneCheck wrong = TimeZoneCheck.of(tokyo);
        for (long time = at("2024-03-04T00:00:00Z"); time < at("2024-03-09T00:00:00Z"); time += 5 * MINUTE) {
            if (tokyo.isBarTime(time)) {
                right.accept(time);
                wrong.accept(time + 9 * HOUR);
            }
        }
        assertThat(right.finding()).isEqualTo(new TimeZoneFinding.Fine(5 * 72, 5 * 72));
        assertThat(wrong.finding())
                .isEqualTo(new TimeZoneFinding.Shifted(5 * 72, 0, 5 * 72, 9, List.of(ZoneId.of("Asia/Tokyo"))));
    }
}
