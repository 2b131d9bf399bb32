// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.feed.FeedSnapshot;
import java.time.Instant;
import java.util.Objects;

/**
 * The state of a feed after a stored bar, so that another process can go on with the next one.
 *
 * @param key the key of the features that the feed computes
 * @param position the position of the last stored bar that the feed was given: the next one follows it
 * @param takenAt the position of the last stored bar that the feed took in; those after it were dropped or refused
 * @param time the time of that bar
 * @param snapshot the state of the feed
 */
public record EngineState(FeatureKey key, long position, long takenAt, Instant time, FeedSnapshot snapshot) {

    /**
     * Checks time and position. {@inheritDoc}
     *
     * @throws StoreException if one of the parts is invalid
     */
    public EngineState {
        RowRules.requireBarTime("time of the state of", key.instrument(), time);
        RowRules.requirePosition("position of the state of", key.instrument(), position);
        RowRules.require(
                takenAt >= 1 && takenAt <= position,
                Place.item("state of", key.instrument()),
                "must have taken in a bar of the positions 1 to " + position,
                Long.toString(takenAt));
        Objects.requireNonNull(snapshot, "snapshot");
    }
}
