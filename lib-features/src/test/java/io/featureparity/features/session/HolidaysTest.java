// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

    private static final Holidays COLOMBIA = Holidays.of(Set.of("CO"));

    /**
     * The official dates: law 51 of 1983 names eighteen days, ten of which are moved to a Monday; law 2578 of 2026 adds
     * July 9, moved to a Monday, from 2026 on. In 2025 the Sacred Heart and Saints Peter and Paul fall on one Monday.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "2020:18:01-01 01-06 03-23 04-09 04-10 05-01 05-25 06-15 06-22 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25",
                "2021:18:01-01 01-11 03-22 04-01 04-02 05-01 05-17 06-07 06-14 07-05 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25",
                "2022:18:01-01 01-10 03-21 04-14 04-15 05-01 05-30 06-20 06-27 07-04 07-20 08-07 08-15 10-17 11-07 11-14 12-08 12-25",
                "2023:18:01-01 01-09 03-20 04-06 04-07 05-01 05-22 06-12 06-19 07-03 07-20 08-07 08-21 10-16 11-06 11-13 12-08 12-25",
                "2024:18:01-01 01-08 03-25 03-28 03-29 05-01 05-13 06-03 06-10 07-01 07-20 08-07 08-19 10-14 11-04 11-11 12-08 12-25",
                "2025:17:01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 07-20 08-07 08-18 10-13 11-03 11-17 12-08 12-25",
                "2026:19:01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25",
            })
    void theHolidaysOfColombiaAreTheOfficialOnes(int year, int count, String dates) {
        List<LocalDate> expected = Arrays.stream(dates.split(" ", -1))
                .map(date -> MonthDay.parse("--" + date).atYear(year))
                .toList();
        assertThat(expected).hasSize(count);
        assertThat(COLOMBIA.in(year)).containsExactlyElementsOf(expected);
    }

    /** The laws written down a second time, for the years in which the first of them is in force. */
    @Property(tries = 500)
    void theHolidaysOfColombiaAreThoseOfTheLaws(@ForAll @IntRange(min = 1984, max = 2199) int year) {
        LocalDate easter = easter(year);
        SortedSet<LocalDate> expected = new TreeSet<>();
        for (String fixed : List.of("01-01", "05-01", "07-20", "08-07", "12-08", "12-25")) {
            expected.add(MonthDay.parse("--" + fixed).atYear(year));
        }
        for (String moved : List.of("01-06", "03-19", "06-29", "08-15", "10-12", "11-01", "11-11")) {
            expected.add(mondayFrom(MonthDay.parse("--" + moved).atYear(year)));
        }
        if (year >= 2026) {
            expected.add(mondayFrom(LocalDate.of(year, 7, 9)));
        }
        expected.addAll(List.of(easter.minusDays(3), easter.minusDays(2)));
        expected.addAll(List.of(easter.plusDays(43), easter.plusDays(64), easter.plusDays(71)));
        assertThat(COLOMBIA.in(year)).isEqualTo(expected);
    }

    @Test
    void easterSundayIsInNoLaw() {
        assertThat(COLOMBIA.in(2024)).doesNotContain(LocalDate.of(2024, 3, 31));
    }

    @Test
    void severalCountriesAreTakenTogether() {
        SortedSet<LocalDate> both = new TreeSet<>(COLOMBIA.in(2024));
        both.addAll(Holidays.of(Set.of("US")).in(2024));
        Holidays together = Holidays.of(Set.of("US", "CO"));
        assertThat(together.in(2024)).isEqualTo(both).contains(LocalDate.of(2024, 7, 4), LocalDate.of(2024, 7, 20));
        assertThat(together.countries()).containsExactly("CO", "US");
    }

    /** In Turkish the small letter of I is another one; tests run under that locale. */
    @Test
    void codesDoNotGoByTheLocale() {
        assertThat(Holidays.of(Set.of("IT")).in(2024)).contains(LocalDate.of(2024, 6, 2));
    }

    @Test
    void noneAreNone() {
        assertThat(Holidays.none().in(2024)).isEmpty();
        assertThat(Holidays.of(Set.of()).in(2024)).isEmpty();
        assertThat(Holidays.of(Set.of())).hasToString("holidays of []");
    }

    @Test
    void everyUnknownCountryIsAFault() {
        InputException refused = refusal(InputException.class, () -> Holidays.of(Set.of("ZZ", "CO", "co", "NYSE")));
        assertThat(refused.faults()).hasSize(3).allMatch(fault -> fault.code() == ErrorCode.UNKNOWN_HOLIDAYS);
        assertThat(refused.faults()).extracting("value").containsExactly("NYSE", "ZZ", "co");
    }

    private static LocalDate mondayFrom(LocalDate day) {
        return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** The anonymous Gregorian rule of 1876. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int sum = h + l - 7 * m + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
