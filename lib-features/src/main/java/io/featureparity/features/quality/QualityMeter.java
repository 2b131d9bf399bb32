// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.features.state.LongInState;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Judges the bars of one instrument as they come, one after the other: each bar, and the session so far. It allocates nothing for
 * a bar, and its memory does not grow with the bars. Its judgement of a bar depends only on this bar and on those before it.
 *
 * <p>A bar that comes after a later one, or has the time of the bar before, is judged by its own values. It does not take the place
 * of a bar that is missing. The first bar of all begins its session, even if other bars should have come before it.
 *
 * <p>Not thread-safe.
 */
public final class QualityMeter {

    /** The time of arrival of a bar if nobody knows it. */
    public static final long NOT_KNOWN = Long.MIN_VALUE;

    private static final int HEX_DIGITS_OF_LONG = 16;

    /** A new number for each new meaning of the places in the state. */
    private static final long LAYOUT = 2;

    private final QualityRules rules;
    private final TradingCalendar calendar;
    private final long barMillis;
    private final Consumer<? super SessionQuality> ended;

    private final StateShape shape;
    private final double[] state;
    private final int markAt;
    private final int thereAt;
    private final int lastAt;
    private final int takenTimeAt;
    private final int takenRulesAt;

    private final ValueRules values;
    private final PriceHistory prices;
    private final MacroHistory macro;
    private final SessionQuality session;
    private final BarQuality judged = new BarQuality();
    private final BarQuality taken = new BarQuality();

    private QualityMeter(
            QualityRules rules,
            FeatureContract contract,
            TradingCalendar calendar,
            Consumer<? super SessionQuality> ended) {
        this.rules = rules;
        this.calendar = calendar;
        this.barMillis = Duration.ofMinutes(contract.barMinutes()).toMillis();
        this.ended = Objects.requireNonNull(ended, "ended");
        StateLayout layout = new StateLayout();
        markAt = layout.wholeLong();
        thereAt = layout.count(1);
        lastAt = layout.wholeLong();
        takenTimeAt = layout.wholeLong();
        takenRulesAt = layout.number(Double.NaN);
        int sessionAt = SessionQuality.layOut(layout, contract);
        int pricesAt = PriceHistory.layOut(layout, rules.bounds());
        int macroAt = MacroHistory.layOut(layout, contract);
        shape = layout.shape();
        state = shape.fresh();
        mark(state);
        values = new ValueRules(rules.bounds());
        prices = new PriceHistory(rules.bounds(), barMillis, state, pricesAt);
        macro = new MacroHistory(rules, contract, state, macroAt);
        session = new SessionQuality(rules, contract, calendar, state, sessionAt);
    }

    /**
     * Makes a meter that has judged nothing.
     *
     * @param rules the rules
     * @param contract what a bar is: its length, its macro columns, which of them features read
     * @param calendar at which times bars are expected
     * @param ended receives each session that has ended; the object changes with the next bar
     * @return the meter
     * @throws InputException if the rules name a macro column that the contract does not have
     */
    public static QualityMeter of(
            QualityRules rules,
            FeatureContract contract,
            TradingCalendar calendar,
            Consumer<? super SessionQuality> ended) {
        return new QualityMeter(rules, contract, calendar, ended);
    }

    // ---- bars

    /**
     * Judges the next bar.
     *
     * @param bar the bar as it came
     * @param arrived when it arrived, in milliseconds since 1970-01-01T00:00Z; {@link #NOT_KNOWN} if nobody knows
     */
    public void take(BarBuffer bar, long arrived) {
        judge(bar, arrived, true);
        noteTaken();
    }

    /**
     * Judges a bar that came and is not taken in. Only its prices and times are judged, because nobody knows its macro
     * values.
     *
     * @param bar the bar as it came
     * @param arrived when it arrived, in milliseconds since 1970-01-01T00:00Z; {@link #NOT_KNOWN} if nobody knows
     */
    public void leaveOut(BarBuffer bar, long arrived) {
        judge(bar, arrived, false);
    }

    private void judge(BarBuffer bar, long arrived, boolean withMacro) {
        long time = bar.time();
        int broken = values.brokenBy(bar) | arrival(time, arrived);
        boolean covered = calendar.covers(time);
        boolean inSession = covered && calendar.isInSession(time);
        boolean onGrid = !covered || calendar.isOnGrid(time);
        broken |= inSession ? 0 : QualityRule.OUTSIDE_SESSION.bit();
        broken |= onGrid ? 0 : QualityRule.OFF_GRID.bit();
        boolean forward = state[thereAt] == 0 || time > LongInState.get(state, lastAt);
        if (!forward) {
            boolean again = time == LongInState.get(state, lastAt);
            broken |= again ? QualityRule.REPEATED_TIME.bit() : QualityRule.OUT_OF_ORDER.bit();
        } else if (covered) {
            goTo(time);
            session.reach(time, inSession && onGrid);
        }
        if (ValueRules.hasUsableClose(bar, broken)) {
            broken |= prices.look(bar);
        }
        if (withMacro && forward) {
            broken |= macro.look(bar);
        }
        judged.set(time, broken, rules.score(broken));
        if (session.isOpen()) {
            session.see(bar, withMacro);
            session.add(judged);
        }
    }

    private int arrival(long time, long arrived) {
        if (arrived == NOT_KNOWN) {
            return 0;
        }
        long after = arrived - (time + barMillis);
        if (after < 0) {
            return QualityRule.ARRIVED_EARLY.bit();
        }
        return after > rules.bounds().lateMillis() ? QualityRule.ARRIVED_LATE.bit() : 0;
    }

    /**
     * Judges a bar that did not come and is replaced by an absent one.
     *
     * @param time the time at which it should have started, after that of the last bar
     */
    public void missing(long time) {
        int broken = QualityRule.BAR_MISSING.bit();
        if (calendar.covers(time)) {
            goTo(time);
            session.reach(time, false);
        }
        judged.set(time, broken, rules.score(broken));
        noteTaken();
    }

    private void noteTaken() {
        taken.set(judged.time(), judged.broken(), judged.score());
        LongInState.put(judged.time(), state, takenTimeAt);
        state[takenRulesAt] = judged.broken();
    }

    /** Goes on to the session of a time: all sessions before it end. */
    private void goTo(long time) {
        long day = calendar.dayOf(time);
        if (!session.isOpen()) {
            session.begin(day, calendar.barsExpectedBy(time) - (calendar.isBarTime(time) ? 1 : 0));
        }
        while (session.day() < day) {
            long next = session.day() + 1;
            endSession(true);
            session.begin(next, 0);
        }
        state[thereAt] = 1;
        LongInState.put(time, state, lastAt);
    }

    private void endSession(boolean laterCame) {
        session.end(laterCame);
        if (session.bars() > 0 || session.expected() > 0) {
            ended.accept(session);
        }
    }

    /** Ends the current session because no more bars come, for example at the end of a file. */
    public void end() {
        if (session.isOpen()) {
            endSession(false);
        }
    }

    // ---- what was judged

    /** {@return the quality of the last bar that was judged} */
    public BarQuality bar() {
        return judged;
    }

    /** {@return the quality of the last bar that was taken in or that replaced a missing one} */
    public BarQuality lastTaken() {
        return taken;
    }

    /** {@return the quality of the current session so far} */
    public SessionQuality session() {
        return session;
    }

    /** {@return the rules} */
    public QualityRules rules() {
        return rules;
    }

    // ---- the state

    /** {@return a copy of the state, which {@link #restore} takes} */
    public double[] save() {
        return state.clone();
    }

    /**
     * Continues from a saved state of the same contract and calendar. Begins anew if the state was saved under other
     * rules.
     *
     * @param saved what {@link #save} gave
     * @throws SnapshotException if the state was saved under these rules, but no meter can be in it; nothing is changed
     *     then
     */
    public void restore(double[] saved) {
        double[] from = shape.fresh();
        mark(from);
        if (saved.length == state.length && LongInState.get(saved, markAt) == LongInState.get(from, markAt)) {
            shape.requirePossible(saved);
            from = saved;
        }
        System.arraycopy(from, 0, state, 0, state.length);
        session.goOn();
        judged.set(0, 0, Double.NaN);
        boolean any = !Double.isNaN(state[takenRulesAt]);
        int broken = any ? (int) state[takenRulesAt] : 0;
        taken.set(LongInState.get(state, takenTimeAt), broken, any ? rules.score(broken) : Double.NaN);
    }

    /** The first digits of the rules' hash, and the layout: what other rules made of the bars is of no use. */
    private void mark(double[] of) {
        long ofRules = Long.parseUnsignedLong(rules.hash().substring(0, HEX_DIGITS_OF_LONG), 16);
        LongInState.put(ofRules ^ LAYOUT, of, markAt);
    }
}
