// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static io.featureparity.features.session.Calendars.BAR;
import static io.featureparity.features.session.Calendars.DAY;
import static io.featureparity.features.session.Calendars.HOUR;
import static io.featureparity.features.session.Calendars.USDCOP;
import static io.featureparity.features.session.Calendars.at;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZoneCheckTest {

    private static LongStream bars(String firstDay, int days) {
        long start = LocalDate.parse(firstDay).toEpochDay() * DAY;
        return LongStream.iterate(start, time -> time < start + days * DAY, time -> time + BAR)
                .filter(USDCOP::isBarTime);
    }

    private static TimeZoneFinding check(LongStream times) {
        TimeZoneCheck check = TimeZoneCheck.of(USDCOP);
        times.forEach(check::accept);
        return check.finding();
    }

    /** What a clock on the wall of that place shows, taken for UTC. */
    private static long labelled(long time, String zone) {
        return Instant.ofEpochMilli(time)
                .atZone(ZoneId.of(zone))
                .toLocalDateTime()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    @Test
    void F_utcTimesAreFine() {
        TimeZoneFinding finding = check(bars("2024-03-04", 28));
        assertThat(finding).isEqualTo(new TimeZoneFinding.Fine(17 * 60, 17 * 60));
        assertThat(finding.message()).isEqualTo("these look like UTC times: 1020 of 1020 bars are within a session");
    }

    @Test
    void F_timesOfBogotaLabelledUtcAreFoundOut() {
        TimeZoneFinding finding = check(bars("2024-03-04", 5).map(time -> labelled(time, "America/Bogota")));
        assertThat(finding).isInstanceOfSatisfying(TimeZoneFinding.Shifted.class, shifted -> {
            assertThat(shifted.hours()).isEqualTo(-5);
            assertThat(shifted.zones().get(0)).isEqualTo(ZoneId.of("America/Bogota"));
        });
        assertThat(finding.bars()).isEqualTo(300);
        assertThat(finding.insideAsLabelled()).isZero();
        assertThat(finding.message())
                .isEqualTo(
                        "these look like America/Bogota times labelled UTC (UTC-5): 0 of 300 bars are within a session"
                                + " as they are, 300 would be with 5 hours added");
    }

    /** In winter New York's offset is Bogota's. Over a year no single shift accounts for it, and its summer time does. */
    @Test
    void F_summerTimeCounts() {
        assertThat(check(bars("2024-01-02", 360).map(time -> labelled(time, "America/New_York"))))
                .isInstanceOfSatisfying(TimeZoneFinding.Shifted.class, shifted -> {
                    assertThat(shifted.hours()).isEqualTo(-5);
                    assertThat(shifted.zones()).containsExactly(ZoneId.of("America/New_York"));
                    assertThat(shifted.insideShifted()).isEqualTo(shifted.bars());
                });
        assertThat(check(bars("2024-01-15", 10).map(time -> labelled(time, "America/New_York"))))
                .isInstanceOfSatisfying(
                        TimeZoneFinding.Shifted.class,
                        shifted -> assertThat(shifted.zones())
                                .containsExactly(ZoneId.of("America/Bogota"), ZoneId.of("America/New_York")));
        assertThat(check(bars("2024-07-08", 10).map(time -> labelled(time, "America/Chicago"))))
                .isInstanceOfSatisfying(
                        TimeZoneFinding.Shifted.class,
                        shifted -> assertThat(shifted.zones())
                                .containsExactly(ZoneId.of("America/Bogota"), ZoneId.of("America/Chicago")));
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo, 9, 'with 9 hours taken off'",
        "America/Sao_Paulo, -3, 'with 3 hours added'",
    })
    void F_otherZonesAreNamed(String zone, int hours, String words) {
        TimeZoneFinding finding = check(bars("2024-03-04", 14).map(time -> labelled(time, zone)));
        assertThat(finding).isInstanceOfSatisfying(TimeZoneFinding.Shifted.class, shifted -> {
            assertThat(shifted.hours()).isEqualTo(hours);
            assertThat(shifted.zones()).containsExactly(ZoneId.of(zone));
        });
        assertThat(finding.message()).contains(zone + " times labelled UTC").endsWith(words);
    }

    /** Of one or two hours most bars are inside as they are. */
    @Property(tries = 200)
    void F_anyShiftOfThreeHoursAndMoreIsFoundOut(
            @ForAll long seed,
            @ForAll @IntRange(min = -12, max = 14) int hours,
            @ForAll @IntRange(max = 2_000) int from,
            @ForAll @IntRange(min = 60, max = 99) int kept) {
        Random random = new Random(seed);
        LocalDate first = LocalDate.of(2019, 1, 1).plusDays(from);
        // Hours at random would leave no shift that does best alone, so each day loses bars in the middle only.
        LongStream times = bars(first.toString(), 28)
                .filter(time -> Math.floorMod(time, DAY) == 13 * HOUR
                        || Math.floorMod(time, DAY) == 17 * HOUR + 11 * BAR
                        || random.nextInt(100) <= kept)
                .map(time -> time + hours * HOUR);
        TimeZoneFinding finding = check(times);
        if (hours == 0) {
            assertThat(finding).isInstanceOf(TimeZoneFinding.Fine.class);
        } else if (finding.insideAsLabelled() * 2 < finding.bars()) {
            assertThat(finding).isInstanceOfSatisfying(TimeZoneFinding.Shifted.class, shifted -> {
                assertThat(shifted.hours()).isEqualTo(hours);
                assertThat(shifted.insideShifted()).isEqualTo(shifted.bars());
            });
        } else {
            assertThat(Math.abs(hours)).isLessThan(3);
            assertThat(finding).isInstanceOfSatisfying(TimeZoneFinding.Undecided.class, undecided -> {
                assertThat(undecided.hours()).containsExactly(hours);
                assertThat(undecided.insideShifted()).isEqualTo(undecided.bars());
            });
        }
    }

    private static TimeZoneCheck withStrayBars(int bars, int hours, int stray) {
        TimeZoneCheck check = TimeZoneCheck.of(USDCOP);
        bars("2024-03-04", 5).limit(bars).forEach(time -> check.accept(time + hours * HOUR));
        for (int i = 0; i < stray; i++) {
            check.accept(at("2024-03-09T03:00:00Z") + i);
        }
        return check;
    }

    /** Each rule at its edge. */
    @ParameterizedTest
    @CsvSource({
        "60, 0, 60, Fine", // half are inside, and no shift does better
        "60, 0, 61, Undecided",
        "90, -5, 30, Shifted", // three quarters would be
        "90, -5, 31, Undecided",
        "300, -1, 0, Undecided", // four fifths are inside, all would be
        "300, -2, 0, Undecided",
        "300, -3, 0, Shifted",
    })
    void theRulesHoldAtTheirEdges(int bars, int hours, int stray, String finding) {
        assertThat(withStrayBars(bars, hours, stray).finding().getClass().getSimpleName())
                .isEqualTo(finding);
    }

    /** A morning of bars, of which a tenth came an hour early: one shift would put more inside. */
    @Test
    void nineTenthsInsideAreEnough() {
        for (int early = 10; early <= 11; early++) {
            TimeZoneCheck check = TimeZoneCheck.of(USDCOP);
            for (int i = 0; i < 100; i++) {
                long day = at("2024-03-04T00:00:00Z") + i % 5 * DAY;
                check.accept(day + (i < early ? 12 : 14) * HOUR + i * 1_000L);
            }
            assertThat(check.finding())
                    .isInstanceOf(early == 10 ? TimeZoneFinding.Fine.class : TimeZoneFinding.Undecided.class);
        }
    }

    @Test
    void barsAroundTheClockFitNoShift() {
        long start = at("2024-03-04T00:00:00Z");
        TimeZoneFinding finding = check(LongStream.range(0, 7 * 288).map(i -> start + i * BAR));
        assertThat(finding)
                .isInstanceOfSatisfying(
                        TimeZoneFinding.Undecided.class,
                        undecided -> assertThat(undecided.insideAsLabelled()).isEqualTo(300));
        assertThat(finding.message()).startsWith("it cannot be told what zone these times are of: 300 of 2016 bars");
        assertThat(new TimeZoneFinding.Undecided(100, 89, 100, List.of(-3, 2)).message())
                .endsWith(": 89 of 100 bars are within a session as they are, at best 100 if they were of one of these"
                        + " zones: UTC-3, UTC+2");
    }

    @Test
    void oneHourOfTheDayFitsSeveralShifts() {
        long eight = at("2024-03-04T08:00:00Z");
        assertThat(check(LongStream.range(0, 12).map(i -> eight + i * BAR)))
                .isEqualTo(new TimeZoneFinding.Undecided(12, 0, 12, List.of(-9, -8, -7, -6, -5)));
    }

    @Test
    void ofAFewBarsNothingIsSaid() {
        assertThat(check(bars("2024-03-04", 1).limit(11))).isInstanceOf(TimeZoneFinding.Undecided.class);
        assertThat(check(bars("2024-03-04", 1).limit(12))).isInstanceOf(TimeZoneFinding.Fine.class);
        assertThat(check(LongStream.empty()).bars()).isZero();
        assertThat(check(LongStream.empty())).isInstanceOf(TimeZoneFinding.Undecided.class);
    }

    /** Both forms look alike, and what is refused leaves no trace. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, 1_709_557_200_000_000L})
    void aTimeThatIsNoneIsRefusedAndChangesNothing(long time) {
        TimeZoneCheck check = TimeZoneCheck.of(USDCOP);
        bars("2024-03-04", 5).forEach(bar -> check.accept(Instant.ofEpochMilli(bar)));
        TimeZoneFinding before = check.finding();
        assertThat(refusal(InputException.class, () -> check.accept(time)).code())
                .isEqualTo(ErrorCode.TIME_NOT_COVERED);
        assertThatThrownBy(() -> check.accept(Instant.MAX)).isInstanceOf(InputException.class);
        assertThat(check.finding()).isEqualTo(before).isEqualTo(check(bars("2024-03-04", 5)));
    }

    @Test
    void theFirstAndTheLastHoursOfTheCalendarAreLookedAtToo() {
        TimeZoneCheck check = TimeZoneCheck.of(USDCOP);
        check.accept(at("1900-01-01T00:00:00Z"));
        check.accept(at("2199-12-31T23:55:00Z"));
        assertThat(check.finding().bars()).isEqualTo(2);
    }
}
