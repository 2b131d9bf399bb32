// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The public holidays of countries, by the rules of jollyday: holidays moved to Monday, days that depend on Easter, and
 * the year from which a day has been a holiday.
 *
 * <p>The holidays of Colombia follow law 51 of 1983 (in force since 1984) and, from 2026 on, law 2578 of 2026, which
 * adds the Monday on or after July 9. They are tested against a table of the official dates of 2020 to 2026. This class
 * corrects jollyday 1.8.1 in two points: it does not know the law of 2026, and it has Easter Sunday, which is in
 * neither law. The rules are those of today. For years before a country made its rules, the result is as if they had
 * already been in force.
 *
 * <p>Other days on which a market is closed are closures; see {@link Closures}. Immutable.
 */
public final class Holidays {

    private static final String COLOMBIA = "CO";
    private static final String EASTER_SUNDAY = "christian.EASTER";
    private static final int FIRST_YEAR_OF_CHIQUINQUIRA = 2026;

    private final Set<String> countries;

    private Holidays(Set<String> countries) {
        this.countries = countries;
    }

    /** {@return no holidays at all} */
    public static Holidays none() {
        return new Holidays(Set.of());
    }

    /**
     * Gives the holidays of countries taken together.
     *
     * @param countries their ISO 3166 codes, such as {@code CO}
     * @return the holidays
     * @throws InputException if no holidays are known for a country, with a fault for each
     */
    public static Holidays of(Set<String> countries) {
        Set<String> known = countries.isEmpty() ? Set.of() : HolidayManager.getSupportedCalendarCodes();
        List<Fault> faults = new ArrayList<>();
        SortedSet<String> ordered = new TreeSet<>(countries);
        for (String country : ordered) {
            if (country.length() != 2 || !known.contains(country)) {
                String rule = "must be a country whose holidays are known, by its ISO 3166 code, such as CO";
                faults.add(new Fault(ErrorCode.UNKNOWN_HOLIDAYS, "holidays", rule, country));
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return new Holidays(Collections.unmodifiableSet(ordered));
    }

    /** {@return the countries, by their codes, in order} */
    public Set<String> countries() {
        return countries;
    }

    /**
     * Gives the holidays of a year. Two holidays on the same day appear once.
     *
     * @param year the year
     * @return the days, in order
     */
    public SortedSet<LocalDate> in(int year) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (String country : countries) {
            for (Holiday holiday : rules(country).getHolidays(Year.of(year))) {
                if (isOne(country, holiday)) {
                    days.add(holiday.getDate());
                }
            }
            if (country.equals(COLOMBIA) && year >= FIRST_YEAR_OF_CHIQUINQUIRA) {
                days.add(LocalDate.of(year, Month.JULY, 9).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
            }
        }
        return days;
    }

    /** Read when they are first asked, which takes some 0.4 s: who feeds bars of any day never has to wait for them. */
    private static HolidayManager rules(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    private static boolean isOne(String country, Holiday holiday) {
        return holiday.getType() != HolidayType.OBSERVANCE
                && !(country.equals(COLOMBIA) && EASTER_SUNDAY.equals(holiday.getPropertiesKey()));
    }

    @Override
    public String toString() {
        return "holidays of " + countries();
    }
}
