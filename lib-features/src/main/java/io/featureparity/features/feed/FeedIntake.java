// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.Conflict;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.QualityMeter;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.refusal.BarRefusals;
import io.featureparity.features.session.TradingCalendar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one bar in, in four steps: decide about it, insert the bars that are missing before it, give it the macro values
 * of its time, and let the engine compute it. Nothing changes before the decision, and nothing is refused after it.
 */
final class FeedIntake {

    private final FeatureEngine engine;
    private final String policyName;
    private final BarPolicy policy;
    private final TradingCalendar calendar;
    private final FeedListener sink;
    private final FeedListener listener;

    private final FeedRules rules;
    private final FeedGaps gaps;
    private final FeedState state;
    private final FeedTally tally;
    private final boolean refusesOutsideHighLow;
    private final FeedMacro macro;
    private final FeedJudge judge;

    private final BarBuffer missingBar;

    private FeedIntake(FeedBuilder from, @Nullable MacroSeries series, FeatureEngine engine) {
        this.engine = engine;
        this.policyName = from.policyName;
        this.policy = engine.contract().policy(policyName);
        this.calendar = from.calendar;
        this.sink = from.sinkHears;
        this.refusesOutsideHighLow = from.refusesOutsideHighLow;
        this.tally = new FeedTally(engine.contract(), new FeedProgress(engine.contract(), engine.progress()));
        this.listener = new ContainedListener(from.listener, progress());
        this.macro = new FeedMacro(engine, series, progress());
        this.rules = new FeedRules(policy, calendar, series == null, refusesOutsideHighLow);
        this.gaps = new FeedGaps(policy, calendar, engine.contract().barMinutes());
        this.state = new FeedState(engine, macro.cursor(), policy.conflictingDuplicate() == Conflict.REPLACE);
        this.judge = new FeedJudge(
                from.quality == null
                        ? null
                        : QualityMeter.of(from.quality, engine.contract(), calendar, listener::sessionEnded),
                listener,
                progress());
        this.missingBar = BarBuffer.of(engine.contract().macroColumns());
    }

    static FeedIntake of(FeedBuilder from) {
        BarPolicy policy = from.model.contract().policy(from.policyName);
        FeatureEngine engine = from.sink == null
                ? FeatureEngine.of(from.model, policy.badPrices())
                : FeatureEngine.of(from.model, policy.badPrices(), from.sink);
        return new FeedIntake(from, from.series, engine);
    }

    // ---- a bar that has ended

    /** Says when the bar that comes next arrived. */
    void nextArrived(long millis) {
        judge.nextArrived(millis);
    }

    /** Takes a bar in or drops it; throws if it is refused. */
    FeedDecision take(BarBuffer bar) {
        judge.begin();
        FeedDecision decision = rules.decide(bar, state.last());
        if (decision.isTaken()) {
            compute(bar, decision);
        } else {
            judge.leaveOut(bar);
        }
        tell(decision, bar.time());
        if (decision.isRefusal()) {
            throw FeedRefusals.of(decision, policyName, engine, bar);
        }
        return decision;
    }

    private void compute(BarBuffer bar, FeedDecision decision) {
        if (decision == FeedDecision.REPLACED) {
            state.undo();
            macro.showAgainTo(bar, state.last());
        } else {
            insertMissing(bar.time());
            state.keepUndo();
            macro.showTo(bar);
        }
        state.last().remember(bar);
        judge.take(bar);
        if (rules.countsAsAbsent(bar)) {
            bar.clearPrices();
        }
        engine.update(bar);
        macro.sayWhatCameWith(bar);
        tally.look(bar, decision);
    }

    private void insertMissing(long before) {
        int missing = gaps.missingBefore(before, state.last());
        for (int i = 0; i < missing; i++) {
            missingBar.setAbsent(gaps.nextBarTime(engine.lastMillis()));
            macro.showTo(missingBar);
            engine.update(missingBar);
            tally.look(missingBar, FeedDecision.INSERTED);
            judge.missing(missingBar.time());
            tell(FeedDecision.INSERTED, missingBar.time());
        }
    }

    private void tell(FeedDecision decision, long time) {
        tally.add(decision);
        judge.tell();
        sink.decided(decision, time, engine.view());
        listener.decided(decision, time, engine.view());
        if (tally.warmUpEndsWithoutAColumn(decision)) {
            listener.columnsNeverPresent(tally.neverPresent(), time);
        }
    }

    // ---- a bar that is still forming

    /** Computes a bar as if it had ended, without changing anything; throws if it would not be taken in. */
    void lookAhead(BarBuffer bar, double[] out) {
        LastBar last = state.last();
        if (last.isThere() && bar.time() <= last.time()) {
            throw BarRefusals.time(engine.barsSeen(), bar.time(), last.time());
        }
        FeedDecision decision = rules.decide(bar, last);
        if (!decision.isTaken()) {
            throw FeedRefusals.of(decision.asRefusal(), policyName, engine, bar);
        }
        if (gaps.missingBefore(bar.time(), last) > 0) {
            // A copy serves these bars, from a copy of the series: bars that are only peeked at do not count as served.
            FeedIntake ahead = copyOver(copyOfSeries());
            ahead.insertMissing(bar.time());
            ahead.macro.showTo(bar);
            ahead.engine.peek(bar, out);
            return;
        }
        macro.showAheadTo(bar);
        engine.peek(bar, out);
    }

    private @Nullable MacroSeries copyOfSeries() {
        MacroSeries series = macro.series();
        return series == null ? null : series.copy();
    }

    // ---- macro values come with the bars or from a series, never both

    FeedMacro macro() {
        return macro;
    }

    // ---- the whole

    FeatureEngine engine() {
        return engine;
    }

    String policyName() {
        return policyName;
    }

    BarPolicy policy() {
        return policy;
    }

    TradingCalendar calendar() {
        return calendar;
    }

    /** The quality of the last bar that was taken in; null if this feed does not judge. */
    @Nullable
    BarQuality quality() {
        return judge.lastTaken();
    }

    FeedProgress progress() {
        return tally.progress();
    }

    FeedCounts counts() {
        return tally.counts();
    }

    /** A copy with the same series and without a listener. */
    FeedIntake copy() {
        return copyOver(macro.series());
    }

    private FeedIntake copyOver(@Nullable MacroSeries ofCopy) {
        FeedBuilder from = new FeedBuilder(engine.model(), calendar).policy(policyName);
        from.refusesOutsideHighLow = refusesOutsideHighLow;
        FeedIntake copy = new FeedIntake(from, ofCopy, engine.copy());
        copy.state.restore(state.save());
        copy.tally.takeOver(tally);
        copy.sayWhatIsKnown();
        return copy;
    }

    FeedSnapshot snapshot() {
        FeedSnapshot snapshot = new FeedSnapshot(engine.snapshot(), policyName, state.save(), judge.save());
        tally.progress().snapshotTaken();
        return snapshot;
    }

    /** The last bar as the calculations saw it; nothing if there was none. */
    Optional<BarBuffer> lastBar() {
        return state.last().isThere() ? Optional.of(state.last().asSeen()) : Optional.empty();
    }

    private void sayWhatIsKnown() {
        judge.sayHowGood();
        macro.sayWhatIsKnown();
        lastBar().ifPresent(macro::sayWhatCameWith);
    }

    /** Goes on from a snapshot; changes nothing if the snapshot is refused. */
    void restore(FeedSnapshot snapshot) {
        snapshot.requireTakenUnder(policyName, state.length());
        EngineSnapshot before = engine.snapshot();
        double[] judgedBefore = judge.save();
        engine.restore(snapshot.engine());
        boolean done = false;
        try {
            judge.restore(snapshot.qualityState());
            state.restore(snapshot.feedState());
            done = true;
        } finally {
            if (!done) {
                engine.restore(before);
                judge.restore(judgedBefore);
            }
        }
        tally.reset();
        progress().isAsInSnapshot();
        sayWhatIsKnown();
    }

    @Override
    public String toString() {
        String feed = "feed of " + engine.contract() + " under policy " + policyName + ", ";
        if (engine.barsSeen() == 0) {
            return feed + "no bar yet";
        }
        List<String> never = tally.neverPresent();
        return feed + engine.barsSeen() + " bars, the last at " + engine.lastTime()
                + (never.isEmpty() ? "" : ", never present: " + String.join(", ", never));
    }
}
