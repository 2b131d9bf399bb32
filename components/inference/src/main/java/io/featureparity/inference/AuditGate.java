// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.audit.InstrumentLog;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.raw.BarBuffer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a feed goes into the audit log. The history before the first bar that may be decided about does not: the log begins
 * with the state of the engine there, so all that follows can be computed again. Of the observations only those are written that the
 * model is given.
 */
final class AuditGate implements ObservationSink, FeedListener {

    private final @Nullable InstrumentLog log;
    private final LongPredicate mayBeDecided;
    private final Safeguard safeguard;
    private boolean open;
    private boolean giving;

    /** Takes a log, or none, what says whether a decision may be made about the bar of a time, and who hears of all bars and decisions of the feed. */
    AuditGate(@Nullable InstrumentLog log, LongPredicate mayBeDecided, Safeguard safeguard) {
        this.log = log;
        this.mayBeDecided = mayBeDecided;
        this.safeguard = safeguard;
    }

    /** {@return whether the bar in hand is, or can be, in the log} */
    boolean isOpen() {
        return open;
    }

    /** Observes what is then given to the model. */
    float[] observe(FeatureView features, double position) {
        float[] observation = new float[features.contract().size()];
        giving = true;
        try {
            features.observe(position, features.lastMillis(), observation);
        } finally {
            giving = false;
        }
        return observation;
    }

    @Override
    public boolean wantsState(FeatureView features, long time) {
        boolean opens = !open && mayBeDecided.test(time);
        open |= opens;
        return open && log != null && (opens || log.wantsState(features, time));
    }

    @Override
    public void state(EngineSnapshot snapshot, long time) {
        if (open && log != null) {
            log.state(snapshot, time);
        }
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        safeguard.taken(features, bar);
        if (open && log != null) {
            log.updated(features, bar);
        }
    }

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        safeguard.decided(decision, time, features);
        if (open && log != null) {
            log.decided(decision, time, features);
        }
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        if (giving && open && log != null) {
            log.observed(features, position, timeNormalized, observation, offset);
        }
    }
}
