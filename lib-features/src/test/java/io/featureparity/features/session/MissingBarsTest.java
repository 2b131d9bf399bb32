// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static io.featureparity.features.session.Calendars.BAR;
import static io.featureparity.features.session.Calendars.DAY;
import static io.featureparity.features.session.Calendars.USDCOP;
import static io.featureparity.features.session.Calendars.at;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MissingBarsTest {

    private static final LocalDate TUESDAY = LocalDate.of(2024, 3, 26);
    private static final LocalDate MONDAY = LocalDate.of(2024, 4, 1);

    private static long[] expected(LocalDate from, LocalDate to) {
        long start = from.toEpochDay() * DAY;
        long end = (to.toEpochDay() + 1) * DAY;
        return LongStream.iterate(start, time -> time < end, time -> time + BAR)
                .filter(USDCOP::isBarTime)
                .toArray();
    }

    private static long[] without(long[] times, String from, String to) {
        return LongStream.of(times)
                .filter(time -> time < at(from) || time > at(to))
                .toArray();
    }

    private static MissingBars.Range range(String first, String last, int bars) {
        return new MissingBars.Range(Instant.parse(first), Instant.parse(last), bars);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThat(refusal(InputException.class, call).code()).isEqualTo(code);
    }

    /** Tuesday and Wednesday before Easter, and the Monday after. */
    @Test
    void nothingIsMissingFromAWholeRunOverAHoliday() {
        MissingBars report = MissingBars.of(USDCOP, expected(TUESDAY, MONDAY));
        assertThat(report).isEqualTo(new MissingBars(TUESDAY, MONDAY, 180, 180, 0, 0, List.of()));
        assertThat(report.isComplete()).isTrue();
        assertThat(report.wholeDays()).isEmpty();
    }

    @Test
    void missingBarsAreReportedByDayAsRanges() {
        long[] times = expected(TUESDAY, MONDAY);
        times = without(times, "2024-03-26T13:00:00Z", "2024-03-26T13:05:00Z");
        times = without(times, "2024-03-26T14:30:00Z", "2024-03-26T14:30:00Z");
        times = without(times, "2024-03-26T17:45:00Z", "2024-03-26T17:55:00Z");
        times = without(times, "2024-03-27T00:00:00Z", "2024-03-27T23:55:00Z");
        MissingBars report = MissingBars.of(USDCOP, times);
        assertThat(report.days())
                .containsExactly(
                        new MissingBars.Day(
                                TUESDAY,
                                60,
                                54,
                                List.of(
                                        range("2024-03-26T13:00:00Z", "2024-03-26T13:05:00Z", 2),
                                        range("2024-03-26T14:30:00Z", "2024-03-26T14:30:00Z", 1),
                                        range("2024-03-26T17:45:00Z", "2024-03-26T17:55:00Z", 3))),
                        new MissingBars.Day(
                                TUESDAY.plusDays(1),
                                60,
                                0,
                                List.of(range("2024-03-27T13:00:00Z", "2024-03-27T17:55:00Z", 60))));
        assertThat(report.expected()).isEqualTo(180);
        assertThat(report.missing()).isEqualTo(66);
        assertThat(report.wholeDays()).containsExactly(TUESDAY.plusDays(1));
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void daysMissingAtTheEndsAreSeenWhereTheDaysAreStated() {
        MissingBars report = MissingBars.of(USDCOP, expected(MONDAY, MONDAY), TUESDAY, MONDAY.plusDays(1));
        assertThat(report.wholeDays()).containsExactly(TUESDAY, TUESDAY.plusDays(1), MONDAY.plusDays(1));
        assertThat(report.present()).isEqualTo(60);
        assertThat(MissingBars.of(USDCOP, new long[0], MONDAY, MONDAY).wholeDays())
                .containsExactly(MONDAY);
    }

    @Test
    void barsThatRepeatOrThatNobodyExpectsAreCountedApart() {
        long[] times = {
            at("2024-03-31T15:00:00Z"), // a Sunday, and a day not asked about
            at("2024-04-01T12:55:00Z"),
            at("2024-04-01T13:00:00Z"),
            at("2024-04-01T13:00:00Z"),
            at("2024-04-01T13:02:00Z"),
            at("2024-04-02T13:00:00Z"), // not asked about
        };
        MissingBars report = MissingBars.of(USDCOP, times, MONDAY, MONDAY);
        assertThat(report.present()).isEqualTo(1);
        assertThat(report.repeated()).isEqualTo(1);
        assertThat(report.unexpected()).isEqualTo(4);
        assertThat(report.missing()).isEqualTo(59);
    }

    @Property(tries = 300)
    void everyBarIsEitherPresentOrInARange(@ForAll long seed, @ForAll @IntRange(min = 1, max = 99) int percent) {
        Random random = new Random(seed);
        long[] all = expected(TUESDAY, MONDAY.plusDays(7));
        long[] kept =
                LongStream.of(all).filter(any -> random.nextInt(100) < percent).toArray();
        MissingBars report = MissingBars.of(USDCOP, kept, TUESDAY, MONDAY.plusDays(7));
        long[] missing = report.days().stream()
                .flatMapToLong(day -> day.missing().stream()
                        .flatMapToLong(range -> LongStream.range(0, range.bars())
                                .map(i -> range.first().toEpochMilli() + i * BAR)))
                .toArray();
        assertThat(LongStream.concat(LongStream.of(kept), LongStream.of(missing))
                        .sorted())
                .containsExactly(LongStream.of(all).boxed().toArray(Long[]::new));
        assertThat(report.days())
                .allSatisfy(day -> assertThat(day.missing().stream()
                                .mapToInt(MissingBars.Range::bars)
                                .sum())
                        .isEqualTo(day.expected() - day.present()))
                .allSatisfy(day -> assertThat(day.missing())
                        .allSatisfy(range -> assertThat(range.last())
                                .isEqualTo(range.first().plusMillis(BAR * (range.bars() - 1)))));
        assertThat(report.present()).isEqualTo(kept.length);
    }

    @Test
    void aRunThatIsNoneIsRefused() {
        assertRefused(ErrorCode.LENGTH_DIFFERS, () -> MissingBars.of(USDCOP, new long[0]));
        long[] backwards = {at("2024-04-01T13:05:00Z"), at("2024-04-01T13:00:00Z")};
        assertRefused(ErrorCode.TIME_NOT_AFTER, () -> MissingBars.of(USDCOP, backwards));
        long[] daysBackwards = {at("2024-04-02T13:05:00Z"), at("2024-04-01T13:00:00Z")};
        assertRefused(ErrorCode.TIME_NOT_AFTER, () -> MissingBars.of(USDCOP, daysBackwards));
        assertRefused(ErrorCode.TIME_NOT_COVERED, () -> MissingBars.of(USDCOP, new long[] {Long.MIN_VALUE}));
        assertRefused(ErrorCode.VALUE_NOT_ALLOWED, () -> MissingBars.of(USDCOP, new long[0], MONDAY, TUESDAY));
        assertRefused(ErrorCode.TIME_NOT_COVERED, () -> MissingBars.of(USDCOP, new long[0], MONDAY, LocalDate.MAX));
    }
}
