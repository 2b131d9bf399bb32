// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.record.DecisionCode;
import io.featureparity.audit.record.RecordEncoder;
import io.featureparity.audit.record.RecordLayout;
import io.featureparity.audit.record.RecordType;
import io.featureparity.contract.SessionClock;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.raw.BarBuffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The log of one instrument: give it to {@code MarketFeed.of(model).sink(...)}, or to a {@code FeatureEngine}.
 *
 * <p>It keeps the current bar until it is observed, and hands over one record for each observation. A bar that nobody
 * observes is handed over when the next one comes. Handing over allocates nothing, except where the state of the engine
 * is saved: at the first bar of each session, and after as many bars as the log's settings say.
 *
 * <p>Not thread-safe, like the engine that calls it. The logs of several instruments can be used at the same time.
 */
public final class InstrumentLog implements ObservationSink, FeedListener {

    private static final long NO_DAY = Long.MIN_VALUE;
    private static final int LONGEST_REASON = 1000;

    private final AuditLog log;
    private final String name;
    private final int id;
    private final RecordLayout layout;
    private final SessionClock clock;
    private final int stateBars;

    // The bar in hand.
    private final double[] values;
    private final double[] raw;
    private long time;
    private long index;
    private byte decision;
    private boolean inHand;

    /** Whether a record with this bar was handed over. */
    private boolean handedOver;

    private long stateDay = NO_DAY;
    private int barsSinceState;

    InstrumentLog(AuditLog log, String name, int id) {
        this.log = log;
        this.name = name;
        this.id = id;
        this.layout = log.settings().layout();
        this.clock = log.settings().model().contract().session().clock();
        this.stateBars = log.settings().stateBars();
        this.values = new double[layout.barValues()];
        this.raw = new double[layout.marketCount()];
    }

    /** {@return what the service calls the instrument} */
    public String name() {
        return name;
    }

    // ---- what engine and feed tell

    @Override
    public boolean wantsState(FeatureView features, long nextTime) {
        return barsSinceState >= stateBars || clock.dayOf(nextTime) > stateDay;
    }

    @Override
    public void state(EngineSnapshot snapshot, long nextTime) {
        requireModel(snapshot);
        handOverBar();
        inHand = false; // it is in the state
        byte[] content = RecordEncoder.state(id, nextTime, snapshot.barsSeen(), snapshot.toBytes());
        long ticket = log.claim();
        if (ticket < 0) {
            return; // it stays due
        }
        log.ring().publish(ticket, RecordType.STATE, content);
        log.handedOver(ticket);
        stateDay = clock.dayOf(nextTime);
        barsSinceState = 0;
    }

    private void requireModel(EngineSnapshot snapshot) {
        String contract = log.settings().model().contract().hash();
        String stats = log.settings().model().stats().hash();
        if (!snapshot.contractHash().equals(contract) || !snapshot.statsHash().equals(stats)) {
            throw AuditFaults.of(new Fault(
                    ErrorCode.AUDIT_SETTING,
                    Place.item("log of", name),
                    "must be of the engine's model, contract " + snapshot.contractHash() + " and statistics "
                            + snapshot.statsHash(),
                    "contract " + contract + " and statistics " + stats));
        }
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        handOverBar();
        time = bar.time();
        index = features.barsSeen() - 1;
        decision = DecisionCode.ACCEPTED;
        copy(bar);
        features.raw(raw);
        inHand = true;
        handedOver = false;
        barsSinceState++;
    }

    private void copy(BarBuffer bar) {
        values[0] = bar.open();
        values[1] = bar.high();
        values[2] = bar.low();
        values[3] = bar.close();
        values[4] = bar.volume();
        for (int i = 0; i < layout.macroCount(); i++) {
            values[RecordLayout.PRICES_AND_VOLUME + i] = bar.macro(i);
        }
    }

    @Override
    public void decided(FeedDecision taken, long barTime, FeatureView features) {
        if (taken.isTaken()) {
            decision = DecisionCode.of(taken);
        }
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        if (!inHand) {
            takeUnseen(features);
        }
        // Nothing may throw between claiming a place and publishing it, or the writer waits for it for ever.
        long wallTime = log.settings().wallClock().getAsLong();
        long ticket = log.claim();
        if (ticket < 0) {
            missed();
            return;
        }
        ByteBuffer out = log.ring().places();
        int at = log.ring().at(ticket);
        putBar(out, at);
        out.putLong(at + layout.wallTime(), wallTime);
        out.putDouble(at + layout.position(), position);
        out.putDouble(at + layout.timeNormalized(), timeNormalized);
        int to = at + layout.observation();
        for (int i = 0; i < layout.size(); i++) {
            out.putFloat(to + i * Float.BYTES, observation[offset + i]);
        }
        log.ring().publish(ticket, RecordType.SERVED);
        handedOver = true;
        log.handedOver(ticket);
    }

    // ---- what the service tells

    /**
     * Hands over a record that the service has changed to another level. Any thread may call it, also while the engine's thread
     * calls another method. A change of level is never dropped, even if {@link WhenFull#dropAndCount} is set: the caller must know
     * whether it is in the log. This call does not wait for the disk, whatever the {@link Durability}; {@link AuditLog#sync} does.
     *
     * @param from the level before, 1 for the best
     * @param to the level now
     * @param changedAt when the level changed, in milliseconds since 1970-01-01T00:00Z
     * @param reason why the level changed, in words; cut after the 1000th character
     * @throws io.featureparity.contract.error.AuditLogException if the log has stopped, or has no room; the change is not in the
     *     log then
     */
    public void levelChanged(int from, int to, long changedAt, String reason) {
        String kept = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        byte[] content = RecordEncoder.level(id, from, to, changedAt, kept);
        long ticket = log.claimOrThrow();
        log.ring().publish(ticket, RecordType.LEVEL, content);
        log.writer().wake(ticket); // and no wait, which could throw although the change is taken
    }

    // ---- handing over

    /** An engine that was restored can be observed before it has taken a bar in that this log has seen. */
    private void takeUnseen(FeatureView features) {
        time = features.lastMillis();
        index = features.barsSeen() - 1;
        decision = DecisionCode.UNSEEN;
        Arrays.fill(values, Double.NaN);
        features.raw(raw);
        inHand = true;
    }

    private void handOverBar() {
        if (!inHand || handedOver) {
            return;
        }
        long ticket = log.claim();
        if (ticket < 0) {
            missed();
            return;
        }
        putBar(log.ring().places(), log.ring().at(ticket));
        log.ring().publish(ticket, RecordType.BAR);
        log.handedOver(ticket);
    }

    private void putBar(ByteBuffer out, int at) {
        out.putInt(at + RecordLayout.INSTRUMENT, id);
        out.put(at + RecordLayout.DECISION, decision);
        out.putLong(at + RecordLayout.TIME, time);
        out.putLong(at + RecordLayout.INDEX, index);
        int to = at + RecordLayout.VALUES;
        for (int i = 0; i < values.length; i++) {
            out.putDouble(to + i * Double.BYTES, values[i]);
        }
        to = at + layout.raw();
        for (int i = 0; i < raw.length; i++) {
            out.putDouble(to + i * Double.BYTES, raw[i]);
        }
    }

    /** Without this record nobody can compute on from the state before: another one is wanted. */
    private void missed() {
        stateDay = NO_DAY;
    }

    @Override
    public String toString() {
        return "log of " + name;
    }
}
