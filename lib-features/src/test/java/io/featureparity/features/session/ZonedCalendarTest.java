// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static io.featureparity.features.session.Calendars.DAY;
import static io.featureparity.features.session.Calendars.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.TradingSession;
import io.featureparity.contract.TradingSession.Overnight;
import io.featureparity.testsupport.zone.ChangingZones;
import io.featureparity.testsupport.zone.ChangingZones.ZonedDay;
import io.featureparity.testsupport.zone.MinuteByMinute;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sessions in zones whose clocks are set forward and back. */
class ZonedCalendarTest {

    private static final int MINUTES_OF_DAY = 1440;

    /** A session, and how it is found minute by minute. */
    record Shape(int start, int bars, int barMinutes, Overnight overnight, Set<DayOfWeek> days) {

        private int end() {
            return start + (bars - 1) * barMinutes;
        }

        TradingCalendar in(ZoneId zone) {
            TradingSession session =
                    new TradingSession(timeOf(start), timeOf(end() % MINUTES_OF_DAY), overnight, zone, days, Set.of());
            return TradingCalendar.of(session, barMinutes, Closures.none());
        }

        MinuteByMinute slowly(ZoneId zone) {
            int back = overnight == Overnight.FROM_DAY_BEFORE ? MINUTES_OF_DAY : 0;
            int begin = overnight == Overnight.NO ? 0 : start - back;
            return new MinuteByMinute(zone, start - back, end() - back, begin, barMinutes);
        }

        private static LocalTime timeOf(int minute) {
            return LocalTime.ofSecondOfDay(60L * minute);
        }
    }

    @Provide
    Arbitrary<Shape> shapes() {
        Arbitrary<Integer> starts = Arbitraries.integers().between(0, MINUTES_OF_DAY - 1);
        Arbitrary<Integer> lengths = Arbitraries.of(1, 5, 15, 60, 90, 240);
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        Arbitrary<Double> parts = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(starts, parts, lengths, days, Arbitraries.of(Overnight.class))
                .flatAs((start, part, length, on, wanted) -> {
                    int most = MINUTES_OF_DAY / length;
                    int bars = 2 + (int) (part * (most - 2));
                    boolean passesMidnight = start + (bars - 1) * length >= MINUTES_OF_DAY;
                    Overnight possible =
                            !passesMidnight ? Overnight.NO : wanted == Overnight.NO ? Overnight.TO_DAY_AFTER : wanted;
                    return Arbitraries.just(new Shape(start, bars, length, possible, on));
                });
    }

    @Provide
    Arbitrary<ZonedDay> days() {
        return ChangingZones.days();
    }

    private static NavigableMap<LocalDate, List<Instant>> slowBars(
            MinuteByMinute slowly, Shape shape, LocalDate middle) {
        NavigableMap<LocalDate, List<Instant>> bars = new TreeMap<>();
        for (LocalDate day = middle.minusDays(9); !day.isAfter(middle.plusDays(9)); day = day.plusDays(1)) {
            List<Instant> ofDay = shape.days().contains(day.getDayOfWeek()) ? slowly.bars(day) : List.of();
            bars.put(day, ofDay);
        }
        return bars;
    }

    @Property(tries = 150)
    void theBarsOfEveryDayAreThoseThatTheClockOnTheWallGives(
            @ForAll("shapes") Shape shape, @ForAll("days") ZonedDay on) {
        TradingCalendar calendar = shape.in(on.zone());
        slowBars(shape.slowly(on.zone()), shape, on.date()).forEach((day, bars) -> {
            assertThat(calendar.isSessionDay(day)).isEqualTo(!bars.isEmpty());
            assertThat(calendar.barsExpected(day)).isEqualTo(bars.size());
            if (!bars.isEmpty()) {
                Session expected = new Session(day, bars.get(0), bars.get(bars.size() - 1), bars.size());
                assertThat(calendar.session(day)).contains(expected);
                assertThat(calendar.session(bars.get(bars.size() / 2))).contains(expected);
            }
        });
    }

    @Property(tries = 150)
    void everyMinuteIsABarTimeOrNotAsTheClockOnTheWallSays(@ForAll("shapes") Shape shape, @ForAll("days") ZonedDay on) {
        TradingCalendar calendar = shape.in(on.zone());
        NavigableMap<LocalDate, List<Instant>> byDay = slowBars(shape.slowly(on.zone()), shape, on.date());
        NavigableSet<Long> bars = new TreeSet<>();
        byDay.values().forEach(ofDay -> ofDay.forEach(bar -> bars.add(bar.toEpochMilli())));
        long middle = on.date().toEpochDay() * DAY;
        for (long time = middle - DAY; time < middle + 2 * DAY; time += MINUTE) {
            assertThat(calendar.isBarTime(time)).isEqualTo(bars.contains(time));
            Long next = bars.higher(time);
            if (next != null) {
                assertThat(calendar.nextBarTime(time)).isEqualTo(next);
                assertThat(calendar.nextBarTime(time + MINUTE - 1)).isEqualTo(next);
            }
        }
    }

    @Property(tries = 100)
    void theGridOfADayIsCountedFromItsOpeningAndLosesNoBar(@ForAll("shapes") Shape shape, @ForAll("days") ZonedDay on) {
        TradingCalendar calendar = shape.in(on.zone());
        MinuteByMinute slowly = shape.slowly(on.zone());
        long begin = slowly.firstShowing(on.date(), slowly.begin()).toEpochMilli();
        long end = slowly.firstShowing(on.date().plusDays(1), slowly.begin()).toEpochMilli();
        long opening = slowly.firstShowing(on.date(), slowly.start()).toEpochMilli();
        long bar = shape.barMinutes() * MINUTE;
        long lastOnGrid = begin - 1;
        for (long time = begin; time < end; time += MINUTE) {
            boolean onGrid = (time - opening) % bar == 0;
            assertThat(calendar.isOnGrid(time)).isEqualTo(onGrid);
            if (onGrid) {
                assertThat(calendar.nextOnGrid(lastOnGrid)).isEqualTo(time);
                lastOnGrid = time;
            }
        }
    }

    @Property(tries = 100)
    void aRunOfAllExpectedBarsMissesNoneAndEachThatIsTakenOutIsReported(
            @ForAll("shapes") Shape shape, @ForAll("days") ZonedDay on) {
        TradingCalendar calendar = shape.in(on.zone());
        NavigableMap<LocalDate, List<Instant>> byDay = slowBars(shape.slowly(on.zone()), shape, on.date());
        long[] times = byDay.values().stream()
                .flatMap(List::stream)
                .mapToLong(Instant::toEpochMilli)
                .toArray();
        MissingBars whole = MissingBars.of(calendar, times, byDay.firstKey(), byDay.lastKey());
        assertThat(whole)
                .isEqualTo(new MissingBars(
                        byDay.firstKey(), byDay.lastKey(), times.length, times.length, 0, 0, List.of()));
        byDay.forEach((day, bars) -> {
            if (!bars.isEmpty()) {
                Instant gone = bars.get(bars.size() / 3);
                long[] without = Arrays.stream(times)
                        .filter(time -> time != gone.toEpochMilli())
                        .toArray();
                MissingBars report = MissingBars.of(calendar, without, byDay.firstKey(), byDay.lastKey());
                assertThat(report.days())
                        .containsExactly(new MissingBars.Day(
                                day, bars.size(), bars.size() - 1, List.of(new MissingBars.Range(gone, gone, 1))));
                assertThat(report.unexpected()).isZero();
            }
        });
    }
}
