// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.raw.BarBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Receives the bars that a feed takes in, as the calculations see them. A bar counts once the feed has decided about it. */
public final class GivenBarsSink implements ObservationSink, FeedListener {

    private final List<String> macro;
    private final Deque<Taken> taken = new ArrayDeque<>();
    private BarBuffer last;

    GivenBarsSink(List<String> macro) {
        this.macro = macro;
        this.last = BarBuffer.of(macro);
    }

    /** A bar, and whether the feed has put it where there was none. */
    record Taken(BarBuffer bar, boolean inserted) {

        long time() {
            return bar.time();
        }
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        copy(bar, last);
    }

    /** Copies a bar. */
    static void copy(BarBuffer from, BarBuffer to) {
        to.set(from.time(), from.open(), from.high(), from.low(), from.close(), from.volume());
        for (int i = 0; i < from.macroCount(); i++) {
            to.setMacro(i, from.macro(i));
        }
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        // Nobody observes.
    }

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        if (!decision.isTaken()) {
            return;
        }
        if (decision == FeedDecision.REPLACED
                && !taken.isEmpty()
                && taken.peekLast().time() == last.time()) {
            taken.removeLast();
        }
        taken.addLast(new Taken(last, decision == FeedDecision.INSERTED));
        last = BarBuffer.of(macro);
    }

    /** The bars that were taken in and are not fetched yet, the oldest first. */
    Deque<Taken> waiting() {
        return taken;
    }
}
