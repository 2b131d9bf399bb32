// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.raw.BarBuffer;

/** Tells two sinks the same, one after the other. */
record TwoSinks(ObservationSink first, FeedListener firstHears, ObservationSink second, FeedListener secondHears)
        implements ObservationSink, FeedListener {

    @Override
    public boolean wantsState(FeatureView features, long time) {
        boolean wanted = first.wantsState(features, time);
        return second.wantsState(features, time) || wanted;
    }

    @Override
    public void state(EngineSnapshot snapshot, long time) {
        first.state(snapshot, time);
        second.state(snapshot, time);
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        first.updated(features, bar);
        second.updated(features, bar);
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        first.observed(features, position, timeNormalized, observation, offset);
        second.observed(features, position, timeNormalized, observation, offset);
    }

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        firstHears.decided(decision, time, features);
        secondHears.decided(decision, time, features);
    }
}
