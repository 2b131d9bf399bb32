// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.StoreException;

/**
 * A bar in a store, with its place in the order in which the bars of its instrument came.
 *
 * @param position its place: 1 for the first bar of the instrument that was stored, and one more for each that followed
 * @param arrival the bar as it was seen
 */
public record StoredBar(long position, ArrivedBar arrival) {

    /**
     * Checks the position. {@inheritDoc}
     *
     * @throws StoreException if it is below 1
     */
    public StoredBar {
        RowRules.requirePosition("position of a bar of", arrival.instrument(), position);
    }

    /** {@return the bar itself} */
    public Bar bar() {
        return arrival.bar();
    }

    /** {@return whether the bar had ended when it was seen} */
    public boolean arrivedClosed() {
        return arrival.closed();
    }
}
