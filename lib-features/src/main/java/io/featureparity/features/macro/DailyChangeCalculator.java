// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.macro;

import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.state.StateLayout;

/**
 * Section F: {@code (value - previous) / previous}, previous being the last present value of the calendar day before.
 *
 * <ul>
 *   <li>Empty, one value, and a whole day whose day before had no value (a Monday, as a rule): undefined.
 *   <li>Absent: undefined at that bar; it is nobody's last value.
 *   <li>Constant: 0; constantly 0: undefined.
 *   <li>Extreme: a change from 0 is infinite and stands, unless clipped.
 * </ul>
 */
public final class DailyChangeCalculator {

    private final Outcome outcome;

    private final int day;
    private final int lastOfDay;
    private final int lastOfDayBefore;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param layout gives out its places
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public DailyChangeCalculator(StateLayout layout, DailyChange parameters, double undefined) {
        outcome = new Outcome(undefined, parameters.clip());
        day = layout.number(Double.NaN);
        lastOfDay = layout.number(Double.NaN);
        lastOfDayBefore = layout.number(Double.NaN);
    }

    /**
     * Takes the next bar's value.
     *
     * @param s the engine's state
     * @param value the value, NaN if absent
     * @param epochDay the bar's day, as days since 1970-01-01; not before the last one
     * @return the feature's raw value
     */
    public double update(double[] s, double value, long epochDay) {
        if (epochDay != s[day]) {
            s[lastOfDayBefore] = epochDay == s[day] + 1 ? s[lastOfDay] : Double.NaN;
            s[lastOfDay] = Double.NaN;
            s[day] = epochDay;
        }
        if (!Double.isNaN(value)) {
            s[lastOfDay] = value;
        }
        double before = s[lastOfDayBefore];
        return outcome.of((value - before) / before); // do not simplify, as in C11
    }
}
