// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days that have a session, from 1900 to 2199, asked by their number since 1970-01-01. A question costs a look at one
 * bit; the bits are worked out for stretches of days, when one of them is first asked about.
 *
 * <p>Thread-safe without locks: a stretch does not change once it is made, and two threads that make the same one make
 * it equal.
 */
final class SessionDays {

    private static final long FIRST_DAY = CoveredYears.FIRST.toEpochDay();
    private static final long LAST_DAY = CoveredYears.LAST.toEpochDay();
    private static final int STRETCH = 512;

    private final Set<DayOfWeek> days;
    private final Holidays holidays;
    private final Closures closures;
    private final @Nullable Stretch[] stretches = new Stretch[(int) (LAST_DAY - FIRST_DAY) / STRETCH + 1];

    SessionDays(Set<DayOfWeek> days, Holidays holidays, Closures closures) {
        this.days = EnumSet.copyOf(days);
        this.holidays = holidays;
        this.closures = closures;
    }

    /** Some days in a row; the field is final, so that another thread sees the bits whole. */
    private static final class Stretch {
        private final long[] bits = new long[STRETCH / Long.SIZE];

        private Stretch(SessionDays of, long firstDay) {
            LocalDate first = LocalDate.ofEpochDay(firstDay);
            LocalDate last = first.plusDays(STRETCH - 1);
            Set<LocalDate> closed = new HashSet<>(of.closures.days());
            for (int year = first.getYear(); year <= last.getYear(); year++) {
                closed.addAll(of.holidays.in(year));
            }
            for (int i = 0; i < STRETCH; i++) {
                LocalDate day = first.plusDays(i);
                if (of.days.contains(day.getDayOfWeek()) && !closed.contains(day)) {
                    bits[i / Long.SIZE] |= 1L << i; // a shift takes the count modulo 64
                }
            }
        }

        private boolean holds(int day) {
            return (bits[day / Long.SIZE] >>> day & 1) != 0;
        }
    }

    static boolean covers(long epochDay) {
        return epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
    }

    /** Whether a day that is {@linkplain #covers covered} has a session. */
    boolean holds(long epochDay) {
        int day = (int) (epochDay - FIRST_DAY);
        int at = day / STRETCH;
        Stretch stretch = stretches[at];
        if (stretch == null) {
            stretch = new Stretch(this, FIRST_DAY + (long) at * STRETCH);
            stretches[at] = stretch;
        }
        return stretch.holds(day % STRETCH);
    }
}
