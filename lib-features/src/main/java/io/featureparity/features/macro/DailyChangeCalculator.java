// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.macro;

import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;

/**
 * Section F: {@code (value - previous) / previous}, previous being the last present value of the calendar day before.
 *
 * <ul>
 *   <li>Empty, one value, and a whole day whose day before had no value (a Monday, as a rule): undefined.
 *   <li>Absent: undefined at that bar; it is nobody's last value.
 *   <li>Constant: 0; constantly 0: undefined.
 *   <li>Extreme: a change from 0 is infinite and stands, unless clipped.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class DailyChangeCalculator implements Stateful {

    private final Outcome outcome;

    private long day = Long.MIN_VALUE;
    private double lastOfDay = Double.NaN;
    private double lastOfDayBefore = Double.NaN;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public DailyChangeCalculator(DailyChange parameters, double undefined) {
        outcome = new Outcome(undefined, parameters.clip());
    }

    /**
     * Takes the next bar's value.
     *
     * @param value the value, NaN if absent
     * @param epochDay the bar's day in UTC, as days since 1970-01-01; not before the last one
     * @return the feature's raw value
     */
    public double update(double value, long epochDay) {
        if (epochDay != day) {
            lastOfDayBefore = epochDay == day + 1 ? lastOfDay : Double.NaN;
            lastOfDay = Double.NaN;
            day = epochDay;
        }
        if (!Double.isNaN(value)) {
            lastOfDay = value;
        }
        return outcome.of((value - lastOfDayBefore) / lastOfDayBefore); // do not simplify, as in C11
    }

    @Override
    public void exchange(StateCursor cursor) {
        day = cursor.exchange(day);
        lastOfDay = cursor.exchange(lastOfDay);
        lastOfDayBefore = cursor.exchange(lastOfDayBefore);
    }
}
