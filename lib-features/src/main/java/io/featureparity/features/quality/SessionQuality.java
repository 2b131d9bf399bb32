// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Price;
import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.features.state.LongInState;
import io.featureparity.features.state.StateLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The quality of a session, so far or at its end. The {@link QualityMeter} has one such object and changes it with every bar, so
 * nothing is allocated: read it, and do not keep it.
 *
 * <p>The score is the mean over the bars that were judged and those that are missing, which have the score of a bar that breaks
 * {@link QualityRule#BAR_MISSING}. At the end of a session the weight of {@link QualityRule#COLUMN_NEVER_PRESENT} is taken off if
 * the session breaks it. During the session, a bar is missing only if a later one came; at the end, all bars that did not come
 * are missing.
 *
 * <p>Nobody knows whether bars came before the first one that a meter is given. In that session they count as {@link #unseen}, and
 * neither as expected nor as missing.
 */
public final class SessionQuality {

    private static final int RULES = QualityRule.values().length;

    // Places, counted from where the session begins.
    private static final int OPEN = 0;
    private static final int UNSEEN = 1;
    private static final int BARS = 2;
    private static final int PRESENT = 3;
    private static final int DAY = 4;
    private static final int SUM = 5;
    private static final int LAST = 6;
    private static final int COUNTS = 7;
    private static final int FIRSTS = COUNTS + RULES;
    private static final int SEEN = FIRSTS + RULES;

    private final QualityRules rules;
    private final TradingCalendar calendar;
    private final List<String> columns = new ArrayList<>(Price.columns());
    /** The macro columns that features read, by their places in the contract. */
    private final int[] macro;

    private final boolean volume;
    private final double[] state;
    private final int at;
    private boolean ended;
    private boolean toEnd;

    /** Reserves the places of a session in the state. */
    static int layOut(StateLayout layout, FeatureContract contract) {
        int first = layout.count(1);
        layout.count(StateLayout.ANY_COUNT);
        layout.count(StateLayout.ANY_COUNT);
        layout.count(StateLayout.ANY_COUNT);
        layout.wholeLong();
        layout.number(0);
        layout.wholeLong();
        for (int i = 0; i < RULES; i++) {
            layout.count(StateLayout.ANY_COUNT);
        }
        layout.numbers(0, RULES);
        for (int i = 0; i <= BarLayout.PRICES + contract.macroColumns().size(); i++) {
            layout.count(1);
        }
        return first;
    }

    SessionQuality(QualityRules rules, FeatureContract contract, TradingCalendar calendar, double[] state, int at) {
        this.rules = rules;
        this.calendar = calendar;
        this.macro = MacroHistory.readColumns(contract);
        for (int column : macro) {
            columns.add(contract.macroColumns().get(column));
        }
        this.volume = contract.readsVolume();
        if (volume) {
            columns.add(FormulaNames.VOLUME);
        }
        this.state = state;
        this.at = at;
    }

    // ---- what the meter does

    boolean isOpen() {
        return state[at + OPEN] != 0;
    }

    /** Begins a session; of the first one of all, some bars may be unseen. */
    void begin(long day, int unseen) {
        Arrays.fill(state, at, at + SEEN + columns.size(), 0);
        state[at + OPEN] = 1;
        state[at + UNSEEN] = unseen;
        LongInState.put(day, state, at + DAY);
        LongInState.put(Long.MIN_VALUE, state, at + LAST);
        ended = false;
    }

    /** Goes on with what the state holds: no state is of a session that has ended. */
    void goOn() {
        ended = false;
    }

    /** Counts a bar that was judged. */
    void add(BarQuality bar) {
        state[at + BARS]++;
        state[at + SUM] += bar.score();
        int left = bar.broken();
        while (left != 0) {
            int rule = Integer.numberOfTrailingZeros(left);
            count(rule, bar.time());
            left &= left - 1;
        }
    }

    /** Notes that bars are expected up to a time of the session's day, and whether there is one at that time. */
    void reach(long time, boolean there) {
        LongInState.put(time, state, at + LAST);
        if (there) {
            state[at + PRESENT]++;
        }
        if (!isMissing() && present() < expected()) {
            // Up to now none was missing, so those that are present are the first ones.
            noteMissing(there ? present() - 1 : present());
        }
    }

    private boolean isMissing() {
        return state[at + COUNTS + QualityRule.BAR_MISSING.place()] != 0;
    }

    private void noteMissing(int place) {
        count(QualityRule.BAR_MISSING.place(), calendar.barTime(day(), unseen() + place));
    }

    private void count(int rule, long time) {
        if (state[at + COUNTS + rule] == 0) {
            LongInState.put(time, state, at + FIRSTS + rule);
        }
        state[at + COUNTS + rule]++;
    }

    /** Notes which columns have a value. */
    void see(BarBuffer bar, boolean withMacro) {
        for (int i = 0; i < BarLayout.PRICES; i++) {
            see(i, bar.value(i));
        }
        for (int i = 0; withMacro && i < macro.length; i++) {
            see(BarLayout.PRICES + i, bar.macro(macro[i]));
        }
        if (volume) {
            see(BarLayout.PRICES + macro.length, bar.volume());
        }
    }

    private void see(int column, double value) {
        if (!Double.isNaN(value)) {
            state[at + SEEN + column] = 1;
        }
    }

    /** Ends the session, because a bar of a later day came or because no more bars come. */
    void end(boolean laterCame) {
        int all = calendar.barsExpected(day());
        toEnd = laterCame || calendar.barsExpectedBy(LongInState.get(state, at + LAST)) == all;
        if (!isMissing() && present() < all - unseen()) {
            noteMissing(present());
        }
        if (bars() > 0 && lacksAColumn()) {
            count(QualityRule.COLUMN_NEVER_PRESENT.place(), LongInState.get(state, at + LAST));
        }
        ended = true;
        state[at + OPEN] = 0;
    }

    private boolean lacksAColumn() {
        for (int i = 0; i < columns.size(); i++) {
            if (state[at + SEEN + i] == 0) {
                return true;
            }
        }
        return false;
    }

    // ---- what everybody reads

    /** {@return the date of the session, in days since 1970-01-01} */
    public long day() {
        return LongInState.get(state, at + DAY);
    }

    /** {@return the score, from 0 to 100; NaN if no bar was judged and none is missing} */
    public double score() {
        double missing = missing();
        double judged = state[at + BARS] + missing;
        if (judged == 0) {
            return Double.NaN;
        }
        double ofMissing = rules.score(QualityRule.BAR_MISSING.bit());
        double mean = (state[at + SUM] + missing * ofMissing) / judged;
        double never = state[at + COUNTS + QualityRule.COLUMN_NEVER_PRESENT.place()];
        return Math.max(0, never == 0 ? mean : mean - rules.weight(QualityRule.COLUMN_NEVER_PRESENT));
    }

    /** {@return how many bars were judged, all that came} */
    public long bars() {
        return (long) state[at + BARS];
    }

    /**
     * {@return how many bars are expected: at the end all of the session, before that those up to the last bar; unseen
     * ones are not counted}
     */
    public int expected() {
        if (ended) {
            return calendar.barsExpected(day()) - unseen();
        }
        long last = LongInState.get(state, at + LAST);
        return last == Long.MIN_VALUE ? 0 : calendar.barsExpectedBy(last) - unseen();
    }

    /**
     * {@return how many bars of the session should have come before the first bar that the meter was given; nobody
     * knows whether they came}
     */
    public int unseen() {
        return (int) state[at + UNSEEN];
    }

    /** {@return how many of the expected bars came, each in its order} */
    public int present() {
        return (int) state[at + PRESENT];
    }

    /** {@return how many of the expected bars did not come} */
    public int missing() {
        return expected() - present();
    }

    /**
     * Says how often a rule was broken.
     *
     * @param rule the rule
     * @return by how many bars; for a rule of sessions, 1 if this session breaks it
     */
    public long count(QualityRule rule) {
        return rule == QualityRule.BAR_MISSING ? missing() : (long) state[at + COUNTS + rule.place()];
    }

    /**
     * Gives the first bar that broke a rule.
     *
     * @param rule a rule that was broken
     * @return the time of that bar, in milliseconds since 1970-01-01T00:00Z; for a rule of sessions, that of the last
     *     bar
     */
    public long first(QualityRule rule) {
        return LongInState.get(state, at + FIRSTS + rule.place());
    }

    /** {@return whether the session has expected bars and was judged as a whole, from its first bar to its last} */
    public boolean isWhole() {
        return ended && toEnd && unseen() == 0 && expected() > 0;
    }

    /** {@return the columns that features read and that have no value so far: prices, macro columns, the volume} */
    public List<String> columnsNeverPresent() {
        List<String> never = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (state[at + SEEN + i] == 0) {
                never.add(columns.get(i));
            }
        }
        return List.copyOf(never);
    }
}
