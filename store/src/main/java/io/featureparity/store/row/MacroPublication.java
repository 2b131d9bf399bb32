// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.session.CoveredYears;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A macro value as it was published. A revision of a day's value is a publication of its own.
 *
 * @param column the macro column that the value is of
 * @param day the day that the value is for
 * @param published when it was published; rounded up to a whole millisecond, so that no bar sees it early
 * @param value the value; NaN says that nothing was published
 */
public record MacroPublication(String column, LocalDate day, Instant published, double value) {

    /**
     * Checks name and times. {@inheritDoc}
     *
     * @throws StoreException if the column's name, the day or the instant is invalid
     */
    public MacroPublication {
        RowRules.requireName("macro column", column);
        RowRules.require(
                CoveredYears.covers(day),
                Place.item("day of", column),
                "must be in " + CoveredYears.WORDS,
                day.toString());
        Instant millis = published.truncatedTo(ChronoUnit.MILLIS);
        published = millis.equals(published) ? published : millis.plusMillis(1);
        RowRules.requireBarTime("time of publication of", column, published);
        value = RowRules.canonical(value);
    }
}
