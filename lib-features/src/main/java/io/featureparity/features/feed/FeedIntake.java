// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.Conflict;
import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.QualityMeter;
import io.featureparity.features.quality.SessionQuality;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.refusal.BarRefusals;
import io.featureparity.features.session.TradingCalendar;
import java.util.List;
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
    private final @Nullable MacroSeries series;
    private final @Nullable MacroCursor cursor;
    private final FeedListener sink;
    private final FeedListener listener;

    private final FeedRules rules;
    private final FeedGaps gaps;
    private final FeedState state;
    private final FeedTally tally;
    private final boolean refusesOutsideHighLow;
    private final @Nullable QualityMeter quality;

    private final BarBuffer missingBar;
    private final double[] macroOfTime;

    /** When the bar that comes next arrived. */
    private long arrived = QualityMeter.NOT_KNOWN;

    /** How often the cursor had seen another value when it was last said what is known. */
    private long macroChanges;

    private FeedIntake(FeedBuilder from, @Nullable MacroSeries series, FeatureEngine engine) {
        this.engine = engine;
        this.policyName = from.policyName;
        this.policy = engine.contract().policy(policyName);
        this.calendar = from.calendar;
        this.series = series;
        this.cursor = series == null ? null : series.cursor();
        this.sink = from.sinkHears;
        this.refusesOutsideHighLow = from.refusesOutsideHighLow;
        this.tally = new FeedTally(engine.contract(), new FeedProgress(engine.contract(), engine.progress()));
        this.listener = new ContainedListener(from.listener, tally.progress());
        this.rules = new FeedRules(policy, calendar, series == null, refusesOutsideHighLow);
        this.gaps = new FeedGaps(policy, calendar, engine.contract().barMinutes());
        this.state = new FeedState(engine, cursor, policy.conflictingDuplicate() == Conflict.REPLACE);
        this.quality = from.quality == null
                ? null
                : QualityMeter.of(from.quality, engine.contract(), calendar, listener::sessionEnded);
        this.missingBar = BarBuffer.of(engine.contract().macroColumns());
        this.macroOfTime = new double[missingBar.macroCount()];
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
        arrived = millis;
    }

    /** Takes a bar in or drops it; throws if it is refused. */
    FeedDecision take(BarBuffer bar) {
        long at = arrived;
        arrived = QualityMeter.NOT_KNOWN;
        FeedDecision decision = rules.decide(bar, state.last());
        if (decision.isTaken()) {
            compute(bar, decision, at);
        } else if (quality != null) {
            quality.leaveOut(bar, at);
        }
        tell(decision, bar.time());
        if (decision.isRefusal()) {
            throw FeedRefusals.of(decision, policyName, engine, bar);
        }
        return decision;
    }

    private void compute(BarBuffer bar, FeedDecision decision, long at) {
        if (decision == FeedDecision.REPLACED) {
            state.undo();
            if (cursor != null) {
                state.last().showMacroTo(bar); // both are of one time, so both see the same values
            }
        } else {
            insertMissing(bar.time());
            state.keepUndo();
            seeMacro(bar);
        }
        state.last().remember(bar);
        if (quality != null) {
            quality.take(bar, at);
        }
        if (rules.countsAsAbsent(bar)) {
            bar.clearPrices();
        }
        engine.update(bar);
        sayWhatCameWith(bar);
        tally.look(bar, decision);
    }

    private void insertMissing(long before) {
        int missing = gaps.missingBefore(before, state.last());
        for (int i = 0; i < missing; i++) {
            missingBar.setAbsent(gaps.nextBarTime(engine.lastMillis()));
            seeMacro(missingBar);
            engine.update(missingBar);
            tally.look(missingBar, FeedDecision.INSERTED);
            if (quality != null) {
                quality.missing(missingBar.time());
            }
            tell(FeedDecision.INSERTED, missingBar.time());
        }
    }

    private void seeMacro(BarBuffer bar) {
        if (cursor != null) {
            cursor.at(bar.time(), macroOfTime);
            bar.setMacro(macroOfTime);
            if (cursor.changes() != macroChanges) {
                sayWhatMacroIsKnown(cursor);
            }
        }
    }

    private void sayWhatMacroIsKnown(MacroCursor seen) {
        macroChanges = seen.changes();
        for (int i = 0; i < macroOfTime.length; i++) {
            if (seen.sees(i)) {
                tally.progress().macroKnownSince(i, seen.knownSince(i));
            }
        }
    }

    private void sayWhatCameWith(BarBuffer bar) {
        if (cursor == null) {
            for (int i = 0; i < macroOfTime.length; i++) {
                if (!Double.isNaN(bar.macro(i))) {
                    tally.progress().macroKnownSince(i, bar.time());
                }
            }
        }
    }

    private void tell(FeedDecision decision, long time) {
        tally.add(decision);
        if (quality != null) {
            sayHowGood(quality.session());
            listener.judged(quality.bar(), quality.session());
        }
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
            FeedIntake ahead = copyOver(series == null ? null : series.copy());
            ahead.insertMissing(bar.time());
            ahead.seeMacro(bar);
            ahead.engine.peek(bar, out);
            return;
        }
        if (cursor != null) {
            cursor.peek(bar.time(), macroOfTime);
            bar.setMacro(macroOfTime);
        }
        engine.peek(bar, out);
    }

    // ---- macro values come with the bars or from a series, never both

    void requireNoSeries(long time, int given) {
        if (series != null) {
            throw FeedRefusals.macroGivenTwice(engine.barsSeen(), time, given);
        }
    }

    void requireMacroCount(long time, int given) {
        if (series == null && given != macroOfTime.length) {
            throw BarRefusals.macroCount(engine.barsSeen(), time, macroOfTime.length, given);
        }
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

    boolean hasMacroSeries() {
        return series != null;
    }

    /** The quality of the last bar that was taken in; null if this feed does not judge. */
    @Nullable
    BarQuality quality() {
        return quality == null ? null : quality.lastTaken();
    }

    FeedProgress progress() {
        return tally.progress();
    }

    FeedCounts counts() {
        return tally.counts();
    }

    /** A copy with the same series and without a listener. */
    FeedIntake copy() {
        return copyOver(series);
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
        FeedSnapshot snapshot = new FeedSnapshot(engine.snapshot(), policyName, state.save(), judged());
        tally.progress().snapshotTaken();
        return snapshot;
    }

    private void sayWhatIsKnown() {
        if (quality != null) {
            sayHowGood(quality.session());
        }
        if (cursor != null) {
            sayWhatMacroIsKnown(cursor);
        }
    }

    private void sayHowGood(SessionQuality session) {
        tally.progress().judged(session.score(), session.unseen());
    }

    private double[] judged() {
        return quality == null ? new double[0] : quality.save();
    }

    private void restoreJudged(double[] saved) {
        if (quality != null) {
            quality.restore(saved);
        }
    }

    /** Goes on from a snapshot; changes nothing if the snapshot is refused. */
    void restore(FeedSnapshot snapshot) {
        snapshot.requireTakenUnder(policyName, state.length());
        EngineSnapshot before = engine.snapshot();
        double[] judgedBefore = judged();
        engine.restore(snapshot.engine());
        boolean done = false;
        try {
            restoreJudged(snapshot.qualityState());
            state.restore(snapshot.feedState());
            done = true;
        } finally {
            if (!done) {
                engine.restore(before);
                restoreJudged(judgedBefore);
            }
        }
        tally.reset();
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
