// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.featureparity.contract.TradingSession.Overnight;
import io.featureparity.contract.error.DocumentException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingSessionTest {

    private static final long MILLIS_OF_DAY = 86_400_000;
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final TradingSession session = utc(LocalTime.of(13, 0), LocalTime.of(17, 55));

    private static TradingSession utc(LocalTime start, LocalTime end) {
        return new TradingSession(start, end, UTC, EnumSet.allOf(DayOfWeek.class), Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-04T00:00:00Z, 1, 1",
        "2024-03-04T00:00:00.001Z, 1, 1",
        "2024-03-04T12:59:00Z, 1, 1",
        "2024-03-04T12:59:59.999Z, 1, 1",
        "2024-03-04T13:00:00Z, 0, 295",
        "2024-03-04T13:00:59.999999999Z, 0, 295",
        "2024-03-04T13:01:00Z, 1, 295",
        "2024-03-04T13:05:00Z, 5, 295",
        "2024-03-04T13:05:59Z, 5, 295",
        "2024-03-04T15:30:00Z, 150, 295",
        "2024-03-04T17:54:59.999Z, 294, 295",
        "2024-03-04T17:55:00Z, 1, 1",
        "2024-03-04T17:56:00Z, 1, 1",
        "2024-03-04T23:59:59Z, 1, 1",
        "1969-12-31T13:05:30Z, 5, 295",
        "1969-12-31T23:59:59.999Z, 1, 1",
        "1970-01-01T00:00:00Z, 1, 1",
        "1900-02-28T13:00:00.500Z, 0, 295",
        "1900-02-28T12:59:59.500Z, 1, 1",
        "1583-10-15T17:54:00Z, 294, 295",
    })
    void D3_minutesOfTheSessionGoneWithSecondsDropped(Instant time, int minutes, int of) {
        double expected = (double) minutes / of;
        assertThat(Double.doubleToRawLongBits(session.timeNormalized(time)))
                .isEqualTo(Double.doubleToRawLongBits(expected));
        assertThat(Double.doubleToRawLongBits(session.timeNormalized(time.toEpochMilli())))
                .isEqualTo(Double.doubleToRawLongBits(expected));
    }

    @Test
    void D3_timesThatNoMillisecondCountReachesHaveAPlaceToo() {
        assertThat(session.timeNormalized(Instant.MAX)).isEqualTo(1.0);
        assertThat(session.timeNormalized(Instant.MIN)).isEqualTo(1.0);
        assertThat(session.timeNormalized(Instant.parse("-999999999-01-01T13:05:00Z")))
                .isEqualTo(5.0 / 295);
        assertThat(session.timeNormalized(Long.MAX_VALUE)).isEqualTo(1.0); // 07:12 of its day
        assertThat(session.timeNormalized(Long.MIN_VALUE)).isEqualTo((16 * 60 + 47 - 780) / 295.0);
    }

    @Test
    void D3_aSessionOfAWholeDayCountsFromTheDayBeforeOnlyBeforeItsStart() {
        TradingSession day = utc(LocalTime.of(0, 1), LocalTime.of(23, 59));
        assertThat(day.timeNormalized(Instant.parse("2024-03-04T00:00:00Z"))).isEqualTo(1.0);
        assertThat(day.timeNormalized(Instant.parse("2024-03-04T00:01:00Z"))).isEqualTo(0.0);
        assertThat(day.timeNormalized(Instant.parse("2024-03-04T23:58:00Z"))).isEqualTo(1437 / 1438.0);
        TradingSession midnight = utc(LocalTime.MIDNIGHT, LocalTime.of(0, 1));
        assertThat(midnight.timeNormalized(Instant.parse("2024-03-04T00:00:59Z")))
                .isEqualTo(0.0);
        assertThat(midnight.timeNormalized(Instant.parse("2024-03-04T00:01:00Z")))
                .isEqualTo(1.0);
    }

    /** The definition, written the way pandas would do it: from the text of the time. */
    @Property(tries = 2000)
    void D3_anyMinuteOfAnyDay(
            @ForAll @LongRange(min = -100_000, max = 100_000) long day,
            @ForAll @IntRange(max = 1439) int minute,
            @ForAll @IntRange(max = 59_999) int millis) {
        double unclipped = (minute - 780) / (1075.0 - 780.0);
        double expected = minute < 780 ? 1.0 : Math.min(unclipped, 1.0);
        assertThat(session.timeNormalized(day * MILLIS_OF_DAY + minute * 60_000L + millis))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13:00", "12:59", "00:00"})
    void D3_anEndThatIsNotAfterTheStartIsRefused(String end) {
        assertThat(faults(DocumentException.class, () -> utc(LocalTime.of(13, 0), LocalTime.parse(end))))
                .containsExactly(
                        "FP-204 at end: must be after the start, 13:00, in a session that is not overnight, but was "
                                + end);
    }

    @Test
    void D3_allFaultsOfASessionAreNamed() {
        assertThat(faults(DocumentException.class, () -> utc(LocalTime.of(13, 0, 1), LocalTime.of(12, 0, 0, 1))))
                .containsExactly(
                        "FP-204 at start: must be a whole minute, but was 13:00:01",
                        "FP-204 at end: must be a whole minute, but was 12:00:00.000000001",
                        "FP-204 at end: must be after the start, 13:00:01, in a session that is not overnight, but was"
                                + " 12:00:00.000000001");
        assertThatNullPointerException().isThrownBy(() -> utc(null, LocalTime.NOON));
        assertThatNullPointerException().isThrownBy(() -> utc(LocalTime.NOON, null));
    }

    /** The same five hours, said in UTC and in the zone of Bogota, which has been five hours behind since 1993. */
    @Property(tries = 1000)
    void D3_aZoneThatDoesNotChangeIsOnlyAnotherWayToSayTheTimes(
            @ForAll @LongRange(min = 9_000, max = 60_000) long day, @ForAll @IntRange(max = 86_399_999) int millis) {
        long time = day * MILLIS_OF_DAY + millis;
        for (String zone : List.of("America/Bogota", "-05:00", "Etc/GMT+5")) {
            TradingSession local = new TradingSession(
                    LocalTime.of(8, 0),
                    LocalTime.of(12, 55),
                    ZoneId.of(zone),
                    EnumSet.allOf(DayOfWeek.class),
                    Set.of());
            assertThat(local.timeNormalized(time)).isEqualTo(session.timeNormalized(time));
            assertThat(local.clock().opening(day)).isEqualTo(session.clock().opening(day));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"18:00", "18:01", "23:59"})
    void D3_anOvernightSessionIsShorterThanADay(String end) {
        for (Overnight overnight : List.of(Overnight.FROM_DAY_BEFORE, Overnight.TO_DAY_AFTER)) {
            assertThat(faults(
                            DocumentException.class,
                            () -> new TradingSession(
                                    LocalTime.of(18, 0),
                                    LocalTime.parse(end),
                                    overnight,
                                    UTC,
                                    Set.of(DayOfWeek.MONDAY),
                                    Set.of())))
                    .containsExactly("FP-204 at end: must be before the start, 18:00, since an overnight session is"
                            + " shorter than a day, but was " + end);
        }
    }

    @Test
    void D3_sessionsAreEqualIfTheySayTheSame() {
        Set<DayOfWeek> monday = Set.of(DayOfWeek.MONDAY);
        TradingSession one = new TradingSession(
                LocalTime.of(18, 0), LocalTime.of(17, 0), Overnight.TO_DAY_AFTER, UTC, monday, Set.of("US"));
        TradingSession same = new TradingSession(
                LocalTime.of(18, 0), LocalTime.of(17, 0), Overnight.TO_DAY_AFTER, UTC, monday, Set.of("US"));
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one.minutes()).isEqualTo(23 * 60);
        assertThat(one)
                .hasToString("TradingSession[start=18:00, end=17:00, overnight=TO_DAY_AFTER, zone=UTC, days=[MONDAY],"
                        + " holidays=[US]]");
        assertThat(one)
                .isNotEqualTo(new TradingSession(
                        LocalTime.of(18, 0), LocalTime.of(17, 0), Overnight.FROM_DAY_BEFORE, UTC, monday, Set.of("US")))
                .isNotEqualTo(new TradingSession(
                        LocalTime.of(18, 1), LocalTime.of(17, 0), Overnight.TO_DAY_AFTER, UTC, monday, Set.of("US")))
                .isNotEqualTo(new TradingSession(
                        LocalTime.of(18, 0), LocalTime.of(17, 1), Overnight.TO_DAY_AFTER, UTC, monday, Set.of("US")))
                .isNotEqualTo(new TradingSession(
                        LocalTime.of(18, 0),
                        LocalTime.of(17, 0),
                        Overnight.TO_DAY_AFTER,
                        ZoneId.of("GMT"),
                        monday,
                        Set.of("US")))
                .isNotEqualTo(new TradingSession(
                        LocalTime.of(18, 0),
                        LocalTime.of(17, 0),
                        Overnight.TO_DAY_AFTER,
                        UTC,
                        Set.of(DayOfWeek.FRIDAY),
                        Set.of("US")))
                .isNotEqualTo(new TradingSession(
                        LocalTime.of(18, 0), LocalTime.of(17, 0), Overnight.TO_DAY_AFTER, UTC, monday, Set.of()))
                .isNotEqualTo("a session");
        assertThat(utc(LocalTime.of(13, 0), LocalTime.of(17, 55)).toString())
                .startsWith("TradingSession[start=13:00, end=17:55, zone=UTC, days=[MONDAY, ");
    }

    @Test
    void D3_aSessionHasADayAndCountriesThatThereAre() {
        assertThat(faults(
                        DocumentException.class,
                        () -> new TradingSession(
                                LocalTime.NOON,
                                LocalTime.NOON,
                                ZoneId.of("Asia/Kathmandu"),
                                Set.of(),
                                Set.of("XX", "CO", "co", ""))))
                .containsExactly(
                        "FP-204 at end: must be after the start, 12:00, in a session that is not overnight, but was 12:00",
                        "FP-204 at days: must name at least one day of the week, but was none",
                        "FP-204 at holidays: must be ISO 3166 codes of countries, such as CO, but was ",
                        "FP-204 at holidays: must be ISO 3166 codes of countries, such as CO, but was XX",
                        "FP-204 at holidays: must be ISO 3166 codes of countries, such as CO, but was co");
    }

    @Test
    void D3_aSessionKeepsItsOwnDaysAndCountries() {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
        Set<String> countries = new HashSet<>(Set.of("US", "CO"));
        TradingSession made = new TradingSession(LocalTime.of(13, 0), LocalTime.of(17, 55), UTC, days, countries);
        days.clear();
        countries.clear();
        assertThat(made.days()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
        assertThat(made.holidays()).containsExactly("CO", "US");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> made.days().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> made.holidays().clear());
    }
}
