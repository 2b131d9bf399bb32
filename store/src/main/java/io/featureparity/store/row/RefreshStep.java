// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.util.List;
import java.util.Objects;

/**
 * What a refresh writes together: the features of one or more bars, and the state of the feed after them. The newest row goes
 * to the online store too, by way of the outbox.
 *
 * @param from the position of the state that the refresh began with; 0 if it began with none
 * @param rows the features; none if all bars were dropped or refused. They have one key and are in order of time; a correction
 *     may follow the row of the same bar
 * @param state the state after them
 */
public record RefreshStep(long from, List<FeatureRow> rows, EngineState state) {

    /**
     * Checks that all parts belong together. {@inheritDoc}
     *
     * @throws StoreException if they do not
     */
    public RefreshStep {
        rows = List.copyOf(rows);
        Place where = Place.item("refresh of", state.key().instrument());
        RowRules.require(from >= 0, where, "must begin at position 0 or later", Long.toString(from));
        RowRules.require(
                state.position() > from,
                where,
                "must end after position " + from + ", where it began",
                Long.toString(state.position()));
        FeatureRow before = null;
        for (FeatureRow row : rows) {
            RowRules.require(
                    row.key().equals(state.key()),
                    where,
                    "must hold rows of " + state.key() + " alone",
                    "" + row.key());
            RowRules.require(
                    row.position() > from && row.position() <= state.position(),
                    where,
                    "must hold rows of the positions after " + from + " and up to " + state.position(),
                    Long.toString(row.position()));
            RowRules.require(
                    before == null || row.isNotOlderThan(Objects.requireNonNull(before)),
                    where,
                    "must hold rows in the order of their bars",
                    row.time().toString());
            before = row;
        }
        RowRules.require(
                before == null || !before.time().isAfter(state.time()),
                where,
                "must end with the state of its last row, or a later one",
                state.time().toString());
    }
}
