// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.comparison.TimeShares.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeSharesTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final int RSI = 3;
    private static final long DAY = 86_400_000;

    /** A bar that has diverged or not. */
    private record Bar(long time, boolean diverged) {}

    private final Comparison comparison = new Comparison("a file", CONTRACT);
    private long bars;

    @Test
    void barsAreCountedByHourByWeekdayAndByDayOfUtc() {
        compare("2024-02-29T23:55:00Z", true);
        compare("2024-03-01T00:00:00Z", false);
        compare("2024-03-01T13:00:00Z", false);
        compare("2024-03-01T13:59:59.999Z", true);
        compare("2024-03-04T13:00:00Z", false);
        assertThat(shares())
                .isEqualTo(new TimeShares(
                        List.of(new Share(0, 1, 0), new Share(13, 3, 1), new Share(23, 1, 1)),
                        List.of(new Share(1, 1, 0), new Share(4, 1, 1), new Share(5, 3, 1)),
                        1,
                        List.of(day("2024-02-29", 1, 1), day("2024-03-01", 3, 1), day("2024-03-04", 1, 0))));
    }

    @Test
    void daysBefore1970AreDaysToo() {
        compare("1969-12-31T23:55:00Z", true);
        compare("1969-12-29T00:00:00Z", false);
        assertThat(shares())
                .isEqualTo(new TimeShares(
                        List.of(new Share(0, 1, 0), new Share(23, 1, 1)),
                        List.of(new Share(1, 1, 0), new Share(3, 1, 1)),
                        1,
                        List.of(day("1969-12-29", 1, 0), day("1969-12-31", 1, 1))));
    }

    /** One day more than there is room for, and weeks stand in its place, from Monday on. */
    @Test
    void moreDaysThanThereIsRoomForAreCountedByWeekAndThenByFourWeeks() {
        LocalDate monday = LocalDate.parse("2024-01-01");
        for (int i = 0; i < TimeShares.MOST_DAYS; i++) {
            compare(monday.plusDays(i) + "T13:00:00Z", i % 7 == 6);
        }
        assertThat(shares().daysTogether()).isEqualTo(1);
        assertThat(shares().days()).hasSize(366);
        compare(monday.plusDays(366) + "T13:00:00Z", false);
        assertThat(shares().daysTogether()).isEqualTo(7);
        assertThat(shares().days()).hasSize(53).startsWith(day("2024-01-01", 7, 1), day("2024-01-08", 7, 1));
        assertThat(shares().days().get(52)).isEqualTo(day("2024-12-30", 3, 0));
        TimeShares weeks = shares();
        assertThat(weeks.withDaysAtMost(53)).isSameAs(weeks);
    }

    @Test
    void sharesWithFewerDaysCountTheSameBars() {
        LocalDate monday = LocalDate.parse("2024-01-01");
        for (int i = 0; i < 100; i++) {
            compare(monday.plusDays(i) + "T13:00:00Z", i == 99);
        }
        TimeShares all = shares();
        TimeShares fewer = all.withDaysAtMost(15);
        assertThat(fewer.days()).hasSize(15).endsWith(day("2024-04-08", 2, 1));
        assertThat(fewer.daysTogether()).isEqualTo(7);
        assertThat(fewer.hours()).isEqualTo(all.hours());
        assertThat(fewer.weekdays()).isEqualTo(all.weekdays());
        assertThat(all.withDaysAtMost(14).daysTogether()).isEqualTo(28);
        assertThat(all.withDaysAtMost(1).days()).hasSize(1);
    }

    /** However many bars, and however far apart: the counts are those of a list of all bars. */
    @Property(tries = 200)
    void theSharesAreThoseOfAllBars(
            @ForAll @Size(min = 1, max = 1200)
                    List<@LongRange(min = -4_000_000_000_000L, max = 4_000_000_000_000L) Long> times,
            @ForAll @IntRange(min = 1, max = 7) int divergesEach) {
        List<Bar> all = new ArrayList<>();
        for (long time : times) {
            all.add(new Bar(time, all.size() % divergesEach == 0));
        }
        Comparison fresh = new Comparison("a file", CONTRACT);
        all.forEach(bar -> fresh.value(Stage.RAW, RSI, 0, bar.time(), 1, bar.diverged() ? 2 : 1));
        TimeShares shares = fresh.report().lines().get(0).times();
        assertSharesOf(all, shares);
        List<TimeShares> halves = new ArrayList<>();
        for (List<Bar> half : List.of(all.subList(0, all.size() / 2), all.subList(all.size() / 2, all.size()))) {
            TimeCounter counter = new TimeCounter(TimeShares.MOST_DAYS);
            half.forEach(bar -> {
                counter.compared(bar.time());
                if (bar.diverged()) {
                    counter.diverged(bar.time());
                }
            });
            halves.add(counter.result());
        }
        assertSharesOf(all, halves.get(0).plus(halves.get(1)));
    }

    private static void assertSharesOf(List<Bar> all, TimeShares shares) {
        assertThat(shares.hours()).isEqualTo(counted(all, time -> utc(time).getHour()));
        assertThat(shares.weekdays())
                .isEqualTo(counted(all, time -> utc(time).getDayOfWeek().getValue()));
        long together = shares.daysTogether();
        LocalDate monday = LocalDate.parse("1969-12-29");
        assertThat(shares.days())
                .isEqualTo(counted(
                        all,
                        time -> monday.plusDays(Math.floorDiv(
                                                ChronoUnit.DAYS.between(
                                                        monday, utc(time).toLocalDate()),
                                                together)
                                        * together)
                                .toEpochDay()))
                .hasSizeLessThanOrEqualTo(TimeShares.MOST_DAYS);
        if (together > 1) {
            assertThat(counted(all, time -> Math.floorDiv(time, DAY))).hasSizeGreaterThan(TimeShares.MOST_DAYS);
        }
    }

    private static OffsetDateTime utc(long time) {
        return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC);
    }

    private static List<Share> counted(List<Bar> all, ToLongFunction<Long> at) {
        TreeMap<Long, long[]> counts = new TreeMap<>();
        for (Bar bar : all) {
            long[] count = counts.computeIfAbsent(at.applyAsLong(bar.time()), none -> new long[2]);
            count[0]++;
            count[1] += bar.diverged() ? 1 : 0;
        }
        List<Share> shares = new ArrayList<>();
        counts.forEach((key, count) -> shares.add(new Share(key, count[0], count[1])));
        return shares;
    }

    @Test
    void sharesThatContradictThemselvesAreRefused() {
        List<Share> one = List.of(new Share(1, 2, 1));
        List<Share> monday = List.of(new Share(4, 2, 1));
        assertThat(new TimeShares(one, one, 1, one).compared()).isEqualTo(2);
        assertThat(new TimeShares(one, one, 7, monday).diverged()).isEqualTo(1);
        assertRefused(List.of(new Share(24, 2, 1)), one, 1, one);
        assertRefused(List.of(new Share(-1, 2, 1)), one, 1, one);
        assertRefused(one, List.of(new Share(0, 2, 1)), 1, one);
        assertRefused(one, List.of(new Share(8, 2, 1)), 1, one);
        assertRefused(List.of(new Share(2, 1, 1), new Share(1, 1, 0)), one, 1, one);
        assertRefused(List.of(new Share(1, 1, 1), new Share(1, 1, 0)), one, 1, one);
        assertRefused(one, one, 1, List.of(new Share(1, 2, 0)));
        assertRefused(one, List.of(new Share(1, 3, 1)), 1, one);
        assertRefused(one, one, 7, one);
        assertRefused(one, one, 0, one);
        assertRefused(one, one, 14, List.of(new Share(-3, 2, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(1, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(1, 2, -1));
    }

    private static void assertRefused(List<Share> hours, List<Share> weekdays, long together, List<Share> days) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeShares(hours, weekdays, together, days));
    }

    private void compare(String time, boolean diverges) {
        comparison.value(Stage.RAW, RSI, bars++, Instant.parse(time).toEpochMilli(), 1, diverges ? 2 : 1);
    }

    private TimeShares shares() {
        return comparison.report().lines().get(0).times();
    }

    private static Share day(String date, long compared, long diverged) {
        return new Share(LocalDate.parse(date).toEpochDay(), compared, diverged);
    }
}
