// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.rows;

import io.featureparity.contract.error.Place;
import java.util.function.BooleanSupplier;

/** The rows of others, with another way to move to the next one. */
record SteppedRows(TimedRows rows, BooleanSupplier step) implements TimedRows {

    @Override
    public boolean next() {
        return step.getAsBoolean();
    }

    @Override
    public long time() {
        return rows.time();
    }

    @Override
    public double value(int column) {
        return rows.value(column);
    }

    @Override
    public Place place() {
        return rows.place();
    }
}
