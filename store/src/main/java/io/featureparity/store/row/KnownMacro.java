// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.time.Instant;

/**
 * A publication in a store, with the time from which on bars see it. Usually that is the time of publication. If the value
 * reached the store after a bar that should have seen it, only later bars see it, as it was live.
 *
 * @param publication the publication
 * @param available the time from which on bars see it
 */
public record KnownMacro(MacroPublication publication, Instant available) {

    /**
     * Checks the order of the times. {@inheritDoc}
     *
     * @throws StoreException if it is seen before it was published
     */
    public KnownMacro {
        RowRules.requireBarTime("availability of", publication.column(), available);
        RowRules.require(
                !available.isBefore(publication.published()),
                Place.item("availability of", publication.column()),
                "must not be before the publication, " + publication.published(),
                available.toString());
    }
}
