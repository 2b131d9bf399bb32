// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.time.Instant;

/**
 * A publication in a store, with the time from which on bars see it. That is the time of publication, unless the value
 * reached the store later than a bar that should have seen it: it is then seen by the next bars alone, as it was.
 *
 * @param publication the publication
 * @param available from when on it is seen
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
