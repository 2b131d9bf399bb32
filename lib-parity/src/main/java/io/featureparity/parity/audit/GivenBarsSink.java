// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.raw.BarBuffer;

/** Takes the bars that a feed takes in, as the calculations see them, once it is known what the feed decided. */
public final class GivenBarsSink implements ObservationSink, FeedListener {

    private final GivenBarsAudit audit;
    private final BarBuffer last;

    GivenBarsSink(GivenBarsAudit audit, BarBuffer last) {
        this.audit = audit;
        this.last = last;
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        last.set(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        for (int i = 0; i < bar.macroCount(); i++) {
            last.setMacro(i, bar.macro(i));
        }
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        // Nobody observes.
    }

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        if (decision.isTaken()) {
            audit.take(last, decision == FeedDecision.INSERTED);
        }
    }
}
