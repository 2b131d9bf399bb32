// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static io.featureparity.features.session.Calendars.BAR;
import static io.featureparity.features.session.Calendars.DAY;
import static io.featureparity.features.session.Calendars.USDCOP;
import static io.featureparity.features.session.Calendars.at;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.TradingSession;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.testsupport.allocation.Allocation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    private static final long FROM_1900 = -2_208_988_800_000L;
    private static final long TO_2199 = 7_258_118_399_999L;

    private static void assertNotCovered(ThrowingCallable call) {
        assertThat(refusal(InputException.class, call).code()).isEqualTo(ErrorCode.TIME_NOT_COVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-04T12:59:59.999Z, false",
        "2024-03-04T13:00:00Z, true",
        "2024-03-04T15:32:10Z, true",
        "2024-03-04T17:55:00Z, true",
        "2024-03-04T17:55:00.000999Z, true",
        "2024-03-04T17:55:00.001Z, false",
        "2024-03-02T15:00:00Z, false",
        "2024-03-03T15:00:00Z, false",
        "2024-03-25T15:00:00Z, false",
        "2024-03-28T15:00:00Z, false",
        "2024-03-27T15:00:00Z, true",
        "2026-07-13T15:00:00Z, false",
        "2025-07-14T15:00:00Z, true",
        "1969-12-31T15:00:00Z, true",
        "1969-12-31T12:59:59.999999Z, false",
    })
    void aTimeIsInTheSessionOrNot(Instant time, boolean inside) {
        assertThat(USDCOP.isInSession(time)).isEqualTo(inside);
        assertThat(USDCOP.isInSession(time.toEpochMilli())).isEqualTo(inside);
        assertThat(USDCOP.session(time).isPresent()).isEqualTo(inside);
    }

    @Test
    void aSessionHasItsDayItsBarsAndItsFirstAndLast() {
        Session expected =
                new Session(MONDAY, Instant.parse("2024-03-04T13:00:00Z"), Instant.parse("2024-03-04T17:55:00Z"), 60);
        assertThat(USDCOP.session(MONDAY)).contains(expected);
        assertThat(USDCOP.session(Instant.parse("2024-03-04T14:00:00Z"))).contains(expected);
        assertThat(USDCOP.session(LocalDate.of(2024, 3, 3))).isEmpty();
    }

    @Test
    void sixtyBarsAreExpectedOnADayWithSessionAndNoneOnOthers() {
        assertThat(USDCOP.barsExpected(MONDAY)).isEqualTo(60);
        assertThat(USDCOP.barsExpected(LocalDate.of(2024, 3, 2))).isZero();
        assertThat(USDCOP.barsExpected(LocalDate.of(2024, 3, 28))).isZero();
        assertThat(USDCOP.isSessionDay(MONDAY)).isTrue();
        assertThat(USDCOP.isSessionDay(LocalDate.of(2024, 12, 25))).isFalse();
    }

    @Test
    void theNextAndThePreviousSessionAreOverWeekendsAndHolidays() {
        LocalDate wednesday = LocalDate.of(2024, 3, 27);
        LocalDate afterEaster = LocalDate.of(2024, 4, 1);
        assertThat(USDCOP.next(wednesday).day()).isEqualTo(afterEaster);
        assertThat(USDCOP.previous(afterEaster).day()).isEqualTo(wednesday);
        assertThat(USDCOP.next(Instant.parse("2024-03-27T13:00:00Z")).day()).isEqualTo(afterEaster);
        assertThat(USDCOP.next(Instant.parse("2024-03-27T12:59:59.999Z")).day()).isEqualTo(wednesday);
        assertThat(USDCOP.previous(Instant.parse("2024-04-01T17:55:00Z")).day()).isEqualTo(wednesday);
        assertThat(USDCOP.previous(Instant.parse("2024-04-01T17:55:00.001Z")).day())
                .isEqualTo(afterEaster);
        assertThat(USDCOP.previous(Instant.parse("2024-03-31T15:00:00Z")).day()).isEqualTo(wednesday);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-04T00:00:00Z, 2024-03-04T13:00:00Z",
        "2024-03-04T12:59:59.999Z, 2024-03-04T13:00:00Z",
        "2024-03-04T13:00:00Z, 2024-03-04T13:05:00Z",
        "2024-03-04T13:03:00Z, 2024-03-04T13:05:00Z",
        "2024-03-04T17:54:59.999Z, 2024-03-04T17:55:00Z",
        "2024-03-04T17:55:00Z, 2024-03-05T13:00:00Z",
        "2024-03-27T20:00:00Z, 2024-04-01T13:00:00Z",
        "2024-03-30T15:00:00Z, 2024-04-01T13:00:00Z",
    })
    void theNextBarIsExpectedThen(Instant time, Instant next) {
        assertThat(Instant.ofEpochMilli(USDCOP.nextBarTime(time.toEpochMilli())))
                .isEqualTo(next);
    }

    @Property(tries = 2_000)
    void theNextBarIsTheFirstBarTimeAfter(@ForAll @LongRange(min = FROM_1900, max = TO_2199 - 30 * DAY) long time) {
        long next = USDCOP.nextBarTime(time);
        assertThat(USDCOP.isBarTime(next)).isTrue();
        assertThat(next).isGreaterThan(time);
        long grid = Math.floorDiv(time, BAR) * BAR;
        for (long between = grid + BAR; between < next; between += BAR) {
            assertThat(USDCOP.isBarTime(between)).isFalse();
        }
    }

    /** The clause of the calendar, said with the time classes of the JDK. */
    @Property(tries = 2_000)
    void aTimeIsInTheSessionAsTheJdkTellsTheTime(@ForAll @LongRange(min = FROM_1900, max = TO_2199) long time) {
        var utc = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC);
        LocalTime ofDay = utc.toLocalTime();
        LocalDate day = utc.toLocalDate();
        boolean sessionDay = day.getDayOfWeek().getValue() <= 5
                && !Holidays.of(Set.of("CO")).in(day.getYear()).contains(day);
        boolean inside = !ofDay.isBefore(LocalTime.of(13, 0)) && !ofDay.isAfter(LocalTime.of(17, 55));
        assertThat(USDCOP.isSessionDay(day)).isEqualTo(sessionDay);
        assertThat(USDCOP.isInSession(time)).isEqualTo(sessionDay && inside);
        assertThat(USDCOP.isOnGrid(time))
                .isEqualTo(ofDay.toNanoOfDay() % LocalTime.of(0, 5).toNanoOfDay() == 0);
    }

    @Property(tries = 500)
    void nextAndPreviousAreEachOthersInverse(@ForAll @IntRange(max = 80_000) int days) {
        LocalDate day = LocalDate.of(1900, 2, 1).plusDays(days);
        Session next = USDCOP.next(day);
        assertThat(next.day()).isAfter(day);
        assertThat(USDCOP.isSessionDay(next.day())).isTrue();
        Session previous = USDCOP.previous(next.day());
        assertThat(previous.day()).isBeforeOrEqualTo(day);
        assertThat(USDCOP.next(previous.day())).isEqualTo(next);
        assertThat(USDCOP.previous(next.first())).isEqualTo(previous);
        assertThat(USDCOP.next(previous.last())).isEqualTo(next);
    }

    @Test
    void aClosureIsADayWithoutSession() {
        TradingCalendar calendar = TradingCalendar.of(Calendars.CONTRACT, Closures.of(List.of(MONDAY)));
        assertThat(calendar.isSessionDay(MONDAY)).isFalse();
        assertThat(calendar.next(LocalDate.of(2024, 3, 1)).day()).isEqualTo(MONDAY.plusDays(1));
        assertThat(calendar.isSessionDay(LocalDate.of(2024, 3, 25))).isFalse();
    }

    @Test
    void otherSessionsHaveOtherBars() {
        TradingSession weekend = session(LocalTime.of(0, 0), LocalTime.of(23, 45), EnumSet.of(DayOfWeek.SATURDAY));
        TradingCalendar calendar = TradingCalendar.of(weekend, 15, Closures.none());
        assertThat(calendar.barsExpected(LocalDate.of(2024, 3, 2))).isEqualTo(96);
        assertThat(calendar.barsExpected(MONDAY)).isZero();
        assertThat(calendar.isBarTime(at("2024-03-02T00:00:00Z"))).isTrue();
        assertThat(calendar.isBarTime(at("2024-03-02T23:50:00Z"))).isFalse();
        assertThat(calendar.nextBarTime(at("2024-03-02T23:45:00Z"))).isEqualTo(at("2024-03-09T00:00:00Z"));
        assertThat(calendar.isSessionDay(LocalDate.of(2021, 12, 25))).isTrue();
    }

    /** The grid begins with the session, not with the hour. */
    @Test
    void aSessionMayBeginAtAnyMinuteAndABarLastOne() {
        TradingSession session = session(LocalTime.of(13, 2), LocalTime.of(17, 57), EnumSet.of(DayOfWeek.MONDAY));
        TradingCalendar five = TradingCalendar.of(session, 5, Closures.none());
        assertThat(five.isOnGrid(at("2024-03-04T13:02:00Z"))).isTrue();
        assertThat(five.isOnGrid(at("2024-03-05T00:07:00Z"))).isTrue();
        assertThat(five.isOnGrid(at("2024-03-04T13:03:00Z"))).isFalse();
        assertThat(five.isOnGrid(at("2024-03-04T13:05:00Z"))).isFalse();
        assertThat(TradingCalendar.of(session, 1, Closures.none()).barsExpected(MONDAY))
                .isEqualTo(296);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5, 7, 11, 10, 295})
    void barsThatDoNotFitAreRefused(int barMinutes) {
        InputException refused = refusal(
                InputException.class,
                () -> TradingCalendar.of(Calendars.CONTRACT.session(), barMinutes, Closures.none()));
        assertThat(refused.code()).isEqualTo(ErrorCode.VALUE_NOT_ALLOWED);
        assertThat(refused.faults().get(0).value()).isEqualTo(Integer.toString(barMinutes));
    }

    @Test
    void aCountryWithoutKnownHolidaysIsRefused() {
        // A country by its code, and one of whose holidays jollyday knows nothing.
        TradingSession session = new TradingSession(
                LocalTime.of(13, 0), LocalTime.of(17, 55), ZoneId.of("UTC"), Set.of(DayOfWeek.MONDAY), Set.of("KP"));
        assertThat(refusal(InputException.class, () -> TradingCalendar.of(session, 5, Closures.none()))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_HOLIDAYS);
    }

    /** Microseconds, nanoseconds and pandas' NaT are all outside. */
    @Test
    void timesOutsideTheYearsAreRefused() {
        assertNotCovered(() -> USDCOP.isInSession(FROM_1900 - 1));
        assertNotCovered(() -> USDCOP.isInSession(TO_2199 + 1));
        assertNotCovered(() -> USDCOP.isBarTime(Long.MIN_VALUE));
        assertNotCovered(() -> USDCOP.nextBarTime(Long.MAX_VALUE));
        assertNotCovered(() -> USDCOP.nextBarTime(1_709_557_200_000_000L));
        assertNotCovered(() -> USDCOP.isInSession(Instant.MAX));
        assertNotCovered(() -> USDCOP.session(Instant.MIN));
        assertNotCovered(() -> USDCOP.isSessionDay(LocalDate.of(1899, 12, 31)));
        assertNotCovered(() -> USDCOP.barsExpected(LocalDate.MAX));
        assertNotCovered(() -> USDCOP.next(LocalDate.of(2199, 12, 31)));
        assertNotCovered(() -> USDCOP.previous(LocalDate.of(1900, 1, 1)));
        assertThat(USDCOP.isInSession(FROM_1900)).isFalse();
        assertThat(USDCOP.isInSession(TO_2199)).isFalse();
    }

    @Test
    void questionsInNumbersAllocateNothing() {
        long from = at("2024-01-01T00:00:00Z");
        int inside = countInside(from);
        long before = Allocation.ofThisThread();
        for (int i = 0; i < 10; i++) {
            inside += countInside(from);
        }
        assertThat(Allocation.ofThisThread() - before).isLessThan(10_000);
        assertThat(inside).isEqualTo(11 * 246 * 60);
    }

    private static int countInside(long from) {
        int inside = 0;
        for (long time = from; time < from + 366 * DAY; time += BAR) {
            if (USDCOP.isBarTime(time) && USDCOP.nextBarTime(time) > time) {
                inside++;
            }
        }
        return inside;
    }

    private static TradingSession session(LocalTime start, LocalTime end, Set<DayOfWeek> days) {
        return new TradingSession(start, end, ZoneId.of("UTC"), days, Set.of());
    }

    @Test
    void whatIsExpectedIsAskedForInNumbersToo() {
        long monday = MONDAY.toEpochDay();
        assertThat(USDCOP.dayOf(at("2024-03-04T23:59:59.999Z"))).isEqualTo(monday);
        assertThat(USDCOP.barsExpected(monday)).isEqualTo(60);
        assertThat(USDCOP.barsExpected(monday - 1)).isZero();
        assertThat(USDCOP.barsExpectedBy(at("2024-03-04T12:59:59.999Z"))).isZero();
        assertThat(USDCOP.barsExpectedBy(at("2024-03-04T13:00:00Z"))).isEqualTo(1);
        assertThat(USDCOP.barsExpectedBy(at("2024-03-04T13:09:59.999Z"))).isEqualTo(2);
        assertThat(USDCOP.barsExpectedBy(at("2024-03-04T17:55:00Z"))).isEqualTo(60);
        assertThat(USDCOP.barsExpectedBy(at("2024-03-04T23:00:00Z"))).isEqualTo(60);
        assertThat(USDCOP.barsExpectedBy(at("2024-03-03T15:00:00Z"))).isZero();
        assertThat(USDCOP.barTime(monday, 59)).isEqualTo(at("2024-03-04T17:55:00Z"));
        assertThat(USDCOP.covers(at("1900-01-01T00:00:00Z"))).isTrue();
        assertThat(USDCOP.covers(at("1900-01-01T00:00:00Z") - 1)).isFalse();
        assertThat(USDCOP.covers(at("2199-12-31T23:59:59.999Z"))).isTrue();
        assertThat(USDCOP.covers(at("2200-01-01T00:00:00Z"))).isFalse();
    }
}
