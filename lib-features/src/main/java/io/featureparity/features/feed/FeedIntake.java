// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.Conflict;
import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.refusal.BarRefusals;
import io.featureparity.features.session.TradingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one bar: it is decided about, what is missing before it is put in, it is shown the macro values of its time,
 * and the engine computes it. Nothing is changed before the decision, and nothing is refused after it.
 */
final class FeedIntake {

    private final FeatureEngine engine;
    private final String policyName;
    private final BarPolicy policy;
    private final TradingCalendar calendar;
    private final @Nullable MacroSeries series;
    private final @Nullable MacroCursor cursor;
    private final FeedListener listener;

    private final FeedRules rules;
    private final FeedGaps gaps;
    private final FeedState state;
    private final FeedTally tally = new FeedTally();

    private final BarBuffer missingBar;
    private final double[] macroOfTime;

    private FeedIntake(FeedBuilder from, @Nullable MacroSeries series, FeatureEngine engine) {
        this.engine = engine;
        this.policyName = from.policyName;
        this.policy = engine.contract().policy(policyName);
        this.calendar = from.calendar;
        this.series = series;
        this.cursor = series == null ? null : series.cursor();
        this.listener = from.listener;
        this.rules = new FeedRules(policy, calendar, series == null);
        this.gaps = new FeedGaps(policy, calendar, engine.contract().barMinutes());
        this.state = new FeedState(engine, cursor, policy.conflictingDuplicate() == Conflict.REPLACE);
        this.missingBar = BarBuffer.of(engine.contract().macroColumns());
        this.macroOfTime = new double[missingBar.macroCount()];
    }

    static FeedIntake of(FeedBuilder from) {
        BarPolicy policy = from.model.contract().policy(from.policyName);
        return new FeedIntake(from, from.series, FeatureEngine.of(from.model, policy.badPrices()));
    }

    // ---- a bar that has ended

    /** Takes a bar in, or leaves it out; throws if it is refused. */
    FeedDecision take(BarBuffer bar) {
        FeedDecision decision = rules.decide(bar, state.last());
        if (decision.isTaken()) {
            compute(bar, decision);
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
            if (cursor != null) {
                state.last().showMacroTo(bar); // of one time, so it sees what the first bar of that time saw
            }
        } else {
            insertMissing(bar.time());
            state.keepUndo();
            seeMacro(bar);
        }
        state.last().remember(bar);
        if (rules.countsAsAbsent(bar)) {
            bar.clearPrices();
        }
        engine.update(bar);
    }

    private void insertMissing(long before) {
        int missing = gaps.missingBefore(before, state.last());
        for (int i = 0; i < missing; i++) {
            missingBar.setAbsent(gaps.nextBarTime(engine.lastMillis()));
            seeMacro(missingBar);
            engine.update(missingBar);
            tell(FeedDecision.INSERTED, missingBar.time());
        }
    }

    private void seeMacro(BarBuffer bar) {
        if (cursor != null) {
            cursor.at(bar.time(), macroOfTime);
            bar.setMacro(macroOfTime);
        }
    }

    private void tell(FeedDecision decision, long time) {
        tally.add(decision);
        listener.decided(decision, time, engine.view());
    }

    // ---- a bar that is still forming

    /** Computes a bar as if it had ended, and changes nothing; throws if it would not be taken in. */
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
            // Over a series of its own, since bars that are only looked at do not count as served.
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

    FeedCounts counts() {
        return tally.counts();
    }

    /** The same state over the same series, unheard. */
    FeedIntake copy() {
        return copyOver(series);
    }

    private FeedIntake copyOver(@Nullable MacroSeries ofCopy) {
        FeedBuilder from = new FeedBuilder(engine.model(), calendar).policy(policyName);
        FeedIntake copy = new FeedIntake(from, ofCopy, engine.copy());
        copy.state.restore(state.save());
        copy.tally.restore(tally.counts());
        return copy;
    }

    FeedSnapshot snapshot() {
        return new FeedSnapshot(engine.snapshot(), policyName, state.save());
    }

    /** Goes on from a snapshot; if it is refused, everything is as it was. */
    void restore(FeedSnapshot snapshot) {
        snapshot.requireTakenUnder(policyName, state.length());
        EngineSnapshot before = engine.snapshot();
        engine.restore(snapshot.engine());
        boolean done = false;
        try {
            state.restore(snapshot.feedState());
            done = true;
        } finally {
            if (!done) {
                engine.restore(before);
            }
        }
        tally.reset();
    }
}
