// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.testsupport.series.Bits;
import java.util.ArrayList;
import java.util.List;

/** Hears every decision, and keeps the bits of every bar that was computed and not replaced. */
final class Witness implements FeedListener {

    private final List<Decided> heard = new ArrayList<>();
    private final List<long[]> rows = new ArrayList<>();

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        heard.add(new Decided(decision, time));
        if (decision == FeedDecision.REPLACED) {
            rows.remove(rows.size() - 1);
        }
        if (decision.isTaken()) {
            rows.add(Bits.of(features.raw()));
        }
    }

    /** {@return every decision, in the order in which they were taken} */
    List<Decided> heard() {
        return heard;
    }

    /** {@return how many bars were given: each leads to one decision besides those about inserted bars} */
    int given() {
        return (int) heard.stream()
                .filter(one -> one.decision() != FeedDecision.INSERTED)
                .count();
    }

    /** {@return the bits of the raw features, bar by bar} */
    long[][] rows() {
        return rows.toArray(long[][]::new);
    }
}
