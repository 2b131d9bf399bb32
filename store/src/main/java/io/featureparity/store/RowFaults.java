// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.RefreshStep;
import java.time.Instant;
import java.time.LocalDate;

/** Makes the exceptions of a store of rows, with the same words everywhere. For implementations of the ports. */
public final class RowFaults {

    private RowFaults() {}

    /**
     * Says that a bar of this time, seen at this instant, is stored with other values.
     *
     * @param instrument what the bar is of
     * @param bar the bar that was to be stored
     * @param seen when it came
     * @return the exception
     */
    public static StoreException barDiffers(String instrument, Bar bar, Instant seen) {
        Place place = Place.item("bar of", instrument)
                .qualified("at", bar.time())
                .part("seen")
                .qualified("at", seen);
        return new StoreException(new Fault(
                ErrorCode.STORE_ROW_DIFFERS, place, "must have the values that were stored before", bar.toString()));
    }

    /**
     * Says that a macro value of this day, published at this instant, is stored as another number.
     *
     * @param column the macro column
     * @param day the day that the value is for
     * @param published when it was published
     * @param there what is stored
     * @param given what was to be stored
     * @return the exception
     */
    public static StoreException macroDiffers(
            String column, LocalDate day, Instant published, double there, double given) {
        Place place = Place.item("macro value", column)
                .qualified("for", day)
                .part("published")
                .qualified("at", published);
        return new StoreException(new Fault(
                ErrorCode.STORE_ROW_DIFFERS,
                place,
                "must have the value that was stored before, " + there,
                Double.toString(given)));
    }

    /**
     * Says that another refresh has moved the stored state meanwhile.
     *
     * @param step what was to be stored
     * @param position the position of the stored state, 0 if there is none
     * @return the exception
     */
    public static StoreException stateMoved(RefreshStep step, long position) {
        return new StoreException(new Fault(
                ErrorCode.STORE_STATE_MOVED,
                Place.item("state of", step.state().key().toString()),
                "must be at position " + step.from() + ", where the refresh began",
                "position " + position));
    }
}
