// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.raw.BarBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Says when features are too bad to be served. It looks at the last bars: if too many of the values that features read are
 * absent, or too many of the bars were refused, it opens, and nothing should be served. After its rest it looks at each bar
 * alone, and enough good bars in a row close it. A bar is refused if the feed's policy says so, for whatever reason: it is
 * late, a duplicate, off the grid, or impossible. A bar that the policy drops does not count.
 *
 * <p>It measures time by the bars and not by the clock of the machine, so the same bars open and close it in the same way, live
 * and later. Bars of the warm-up do not count.
 *
 * <p>Give it to a feed as its sink, which receives the decisions too, or call it for each bar. It keeps one number for each bar
 * of its window, and allocates nothing for a bar. Thread-safe.
 */
public final class FeatureBreaker implements ObservationSink, FeedListener {

    /** Stands in the place of a count for a bar that was refused. */
    private static final int REFUSED = -1;

    private final FeatureBreakerSettings settings;

    /** How many values are absent at each of the last bars, a ring. */
    private final int[] absentAt;

    private final ReadColumns columns;

    private int next;
    private int bars;
    private int refusals;
    private long absences;

    private BreakerState state = BreakerState.CLOSED;
    /** The time of the last bar that was taken in; long ago before the first one. */
    private long lastMillis;

    private long againMillis;
    private int good;
    private long opened;

    /** What opened it, for what is said while it rests. */
    private FeatureBreakerState atOpening;

    /**
     * Makes a breaker that is closed.
     *
     * @param settings when it opens
     * @param contract the contract that is computed
     */
    public FeatureBreaker(FeatureBreakerSettings settings, FeatureContract contract) {
        this.settings = settings;
        this.absentAt = new int[settings.window()];
        this.columns = new ReadColumns(contract);
        this.atOpening = counts(Optional.empty());
    }

    // ---- what it is told

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        if (features.missingBars() == 0) {
            taken(bar.time(), columns.absent(bar));
        }
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        // What is given out changes nothing.
    }

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        if (decision.isRefusal() && features.missingBars() == 0) {
            refused(features.lastMillis());
        }
    }

    /**
     * Counts a bar that was taken in after the warm-up.
     *
     * @param time its time, in milliseconds since 1970-01-01T00:00Z
     * @param absent how many of the values that features read are absent
     */
    public synchronized void taken(long time, int absent) {
        lastMillis = time;
        if (state == BreakerState.OPEN && time >= againMillis) {
            state = BreakerState.HALF_OPEN;
            good = 0;
            forget();
        }
        add(absent);
        boolean bad = state == BreakerState.HALF_OPEN
                ? share(absent, 1) >= settings.absent()
                : bars - refusals >= settings.leastBars() && share(absences, bars - refusals) >= settings.absent();
        settle(bad);
    }

    /** Counts a bar that was refused after the warm-up. */
    public void refused() {
        refused(Long.MIN_VALUE);
    }

    /** A feed whose state was stored may refuse bars before it takes one in. */
    private synchronized void refused(long last) {
        lastMillis = Math.max(lastMillis, last);
        add(REFUSED);
        settle(refusals >= settings.refused() || state == BreakerState.HALF_OPEN);
    }

    /** A division, which is right to the last bit: a share of exactly 0.2 reaches 0.2. */
    private double share(long absent, int taken) {
        return absent / ((double) taken * columns.count());
    }

    private void settle(boolean bad) {
        if (bad && state != BreakerState.OPEN) {
            state = BreakerState.OPEN;
            opened++;
            againMillis = lastMillis + settings.rest().toMillis();
            atOpening = counts(Optional.of(Instant.ofEpochMilli(againMillis)));
        } else if (state == BreakerState.HALF_OPEN && ++good >= settings.trials()) {
            state = BreakerState.CLOSED;
            forget();
        }
    }

    // ---- the ring

    private void add(int count) {
        if (bars == absentAt.length) {
            remove(absentAt[next]);
        } else {
            bars++;
        }
        absentAt[next] = count;
        next = next + 1 == absentAt.length ? 0 : next + 1;
        if (count == REFUSED) {
            refusals++;
        } else {
            absences += count;
        }
    }

    private void remove(int count) {
        if (count == REFUSED) {
            refusals--;
        } else {
            absences -= count;
        }
    }

    private void forget() {
        Arrays.fill(absentAt, 0);
        next = 0;
        bars = 0;
        refusals = 0;
        absences = 0;
    }

    // ---- what it says

    /** {@return whether features may be served} */
    public synchronized boolean permits() {
        return state == BreakerState.CLOSED;
    }

    /** {@return the present state; while the breaker is open, the counts that have opened it} */
    public synchronized FeatureBreakerState state() {
        return state == BreakerState.OPEN ? atOpening : counts(Optional.empty());
    }

    private FeatureBreakerState counts(Optional<Instant> triedAgain) {
        int taken = bars - refusals;
        return new FeatureBreakerState(
                state, bars, taken == 0 ? Double.NaN : share(absences, taken), refusals, opened, triedAgain);
    }
}
