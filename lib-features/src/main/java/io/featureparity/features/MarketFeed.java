// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.Bar;
import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.BarPolicy.Conflict;
import io.featureparity.contract.BarPolicy.Exclusion;
import io.featureparity.contract.BarPolicy.Placement;
import io.featureparity.contract.BarPolicy.ZeroVolume;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way from a market, with its imperfections, to the features: takes bars as they come and macro values as they were
 * published, decides by the contract's policy what becomes of each bar, and drives the engine. It is what a component
 * embeds. A history goes through the same method, bar by bar, so that a replay and a live feed of the same bars are the
 * same to the bit.
 *
 * <p><strong>What is asked of a bar</strong>, in this order, and the first answer decides: is it late; has it the time of
 * the last bar, with the same values or with others; is it on the grid; is there a session; was anything traded; are its
 * values good. The last bar is the last one that was taken in: what was dropped or refused never was. Two bars have the
 * same values if their prices are the same, and their macro values where these come with the bars; the volume is not
 * compared, since no feature uses it.
 *
 * <p><strong>Missing bars.</strong> Where the policy inserts them, the bars that are missing between the last one and the
 * next are put in as absent ones right before it. The distance is counted in trading time, over nights and days without
 * session, but in clock time under a policy that accepts bars outside of sessions. An inserted bar has no prices; it sees
 * the macro values of its time if they come from a series, and none if they come with the bars.
 *
 * <p><strong>A late bar</strong> cannot be taken in any more, since every bar after it was computed without it. Whoever
 * needs it restores a {@link FeedSnapshot} taken before it and gives the feed that bar and those after it.
 *
 * <p>Every decision is counted and can be listened to. A refused bar is counted and changes nothing else.
 *
 * <p>Not thread-safe; one feed for each instrument.
 */
public final class MarketFeed {

    private final FeatureEngine engine;
    private final String policyName;
    private final BarPolicy policy;
    private final TradingCalendar calendar;
    private final @Nullable MacroCursor cursor;
    private final @Nullable MacroSeries series;
    private final FeedListener listener;
    private final long barMillis;
    private final long insertUpToMillis;

    private final LastBar last;
    private final @Nullable EngineUndo undo;
    private final double[] macroInHand;
    private final FeedTally tally = new FeedTally();

    private MarketFeed(Builder from, FeatureEngine engine) {
        this.engine = engine;
        FeatureContract contract = engine.contract();
        this.policyName = from.policyName;
        this.policy = contract.policy(policyName);
        this.calendar = from.calendar;
        this.series = from.series;
        this.cursor = series == null ? null : series.cursor();
        this.listener = from.listener;
        this.barMillis = contract.barMinutes() * 60_000L;
        this.insertUpToMillis = policy.insertUpToMinutes() * 60_000L;
        this.last = new LastBar(contract.macroColumns().size());
        this.undo = policy.conflictingDuplicate() == Conflict.REPLACE ? engine.undo() : null;
        this.macroInHand = new double[contract.macroColumns().size()];
    }

    /**
     * Begins a feed for an instrument.
     *
     * @param contract what is computed, under which policy
     * @param stats the statistics that the model was trained with
     * @return what the feed is made with
     */
    public static Builder of(FeatureContract contract, NormStats stats) {
        return new Builder(contract, stats);
    }

    /** What a feed is made with. */
    public static final class Builder {
        private final FeatureContract contract;
        private final NormStats stats;
        private String policyName;
        private TradingCalendar calendar;
        private @Nullable MacroSeries series;
        private FeedListener listener = (decision, time, engine) -> {};

        private Builder(FeatureContract contract, NormStats stats) {
            this.contract = contract;
            this.stats = Objects.requireNonNull(stats, "stats");
            this.policyName = contract.policyName();
            this.calendar = TradingCalendar.of(contract, Closures.none());
        }

        /**
         * Chooses another policy of the contract than its own.
         *
         * @param name the policy's name
         * @return this
         * @throws InputException if the contract has no such policy; it lists those there are
         */
        public Builder policy(String name) {
            contract.policy(name);
            policyName = name;
            return this;
        }

        /**
         * States closures that no calendar knows of.
         *
         * @param closures days without session that are no holidays
         * @return this
         */
        public Builder closures(Closures closures) {
            calendar = TradingCalendar.of(contract, closures);
            return this;
        }

        /**
         * States where macro values come from, if not with the bars.
         *
         * @param published the values as they were published; several feeds can read one series
         * @return this
         * @throws InputException if its columns are not the contract's, in their order
         */
        public Builder macro(MacroSeries published) {
            contract.requireMacroColumns(published.columns());
            series = published;
            return this;
        }

        /**
         * States who hears of decisions.
         *
         * @param hearing the listener
         * @return this
         */
        public Builder listener(FeedListener hearing) {
            listener = Objects.requireNonNull(hearing, "listener");
            return this;
        }

        /**
         * Makes the feed.
         *
         * @return a feed that has seen nothing
         * @throws io.featureparity.contract.error.DocumentException if the statistics lack a market feature
         */
        public MarketFeed build() {
            BadBarPolicy badBars = contract.policy(policyName).badPrices() == BadPrices.ABSENT
                    ? BadBarPolicy.TAKE_AS_ABSENT
                    : BadBarPolicy.REFUSE;
            return new MarketFeed(this, FeatureEngine.of(contract, stats, badBars));
        }
    }

    // ---- taking bars in

    /**
     * Takes the next bar in, with the macro values of the series.
     *
     * @param bar the bar; any of its prices may be absent
     * @return what became of it
     * @throws InputException if it is refused; nothing is changed then
     */
    public FeedDecision accept(Bar bar) {
        long time = BarInHand.millis(engine.barsSeen(), bar.time());
        return accept(time, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /**
     * Takes the next bar in, with macro values that come with it.
     *
     * @param bar the bar; any of its prices may be absent
     * @param macro the macro values seen at it
     * @return what became of it
     * @throws InputException if it is refused; nothing is changed then
     */
    public FeedDecision accept(Bar bar, MacroValues macro) {
        engine.contract().requireMacroColumns(macro.columns());
        for (int i = 0; i < macroInHand.length; i++) {
            macroInHand[i] = macro.value(i);
        }
        long time = BarInHand.millis(engine.barsSeen(), bar.time());
        return accept(time, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), macroInHand);
    }

    /**
     * Takes the next bar in, with the macro values of the series, allocating nothing.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param open the open, NaN if absent
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     * @param close the close, NaN if absent
     * @param volume the volume, NaN if it is not known
     * @return what became of it
     * @throws InputException if it is refused; nothing is changed then
     */
    public FeedDecision accept(long time, double open, double high, double low, double close, double volume) {
        if (cursor == null && macroInHand.length > 0) {
            throw BarInHand.refuseMacroCount(engine.barsSeen(), time, macroInHand.length, 0);
        }
        return decide(time, open, high, low, close, volume, macroInHand);
    }

    /**
     * Takes the next bar in, with macro values that come with it, allocating nothing.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param open the open, NaN if absent
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     * @param close the close, NaN if absent
     * @param volume the volume, NaN if it is not known
     * @param macro the macro values in contract order, NaN where absent; only read, and not kept
     * @return what became of it
     * @throws InputException if it is refused; nothing is changed then
     */
    public FeedDecision accept(
            long time, double open, double high, double low, double close, double volume, double[] macro) {
        if (cursor != null) {
            throw new InputException(new Fault(
                    ErrorCode.MACRO_GIVEN_TWICE,
                    BarInHand.place(engine.barsSeen(), time),
                    "must come without macro values, since this feed has them from a series",
                    macro.length + " macro values"));
        }
        if (macro.length != macroInHand.length) {
            throw BarInHand.refuseMacroCount(engine.barsSeen(), time, macroInHand.length, macro.length);
        }
        return decide(time, open, high, low, close, volume, macro);
    }

    /**
     * Takes a history in, bar by bar, up to the first that is refused.
     *
     * @param bars the bars
     * @throws InputException if a bar is refused; those before it were taken in
     */
    public void replay(Iterator<Bar> bars) {
        while (bars.hasNext()) {
            accept(bars.next());
        }
    }

    /**
     * Takes a history in, row by row, up to the first that is refused.
     *
     * @param bars the bars; their macro columns are used if this feed has no series, else there must be none
     * @throws InputException if the columns are not this contract's or a bar is refused; the rows before it were taken
     *     in
     */
    public void replay(BarColumns bars) {
        engine.contract().requireMacroColumns(bars.macroColumns());
        if (cursor != null && bars.hasMacro()) {
            throw new InputException(new Fault(
                    ErrorCode.MACRO_GIVEN_TWICE,
                    "columns",
                    "must come without macro columns, since this feed has their values from a series",
                    "macro columns"));
        }
        double[] macro = new double[macroInHand.length];
        for (int row = 0; row < bars.size(); row++) {
            bars.read(row, macro);
            decide(
                    bars.time(row),
                    bars.open(row),
                    bars.high(row),
                    bars.low(row),
                    bars.close(row),
                    bars.volume(row),
                    macro);
        }
    }

    // ---- deciding

    private FeedDecision decide(
            long time, double open, double high, double low, double close, double volume, double[] given) {
        boolean sameTime = engine.barsSeen() > 0 && time == engine.lastMillis();
        if (engine.barsSeen() > 0 && time < engine.lastMillis()) {
            return leaveOut(
                    policy.late() == Exclusion.DROP, FeedDecision.LATE_DROPPED, FeedDecision.LATE_REFUSED, time);
        }
        if (sameTime) {
            if (last.has(open, high, low, close, cursor == null ? given : last.macro())) {
                boolean drop = policy.duplicate() == Exclusion.DROP;
                return leaveOut(drop, FeedDecision.DUPLICATE_DROPPED, FeedDecision.DUPLICATE_REFUSED, time);
            }
            if (policy.conflictingDuplicate() == Conflict.REFUSE) {
                return leaveOut(false, FeedDecision.CONFLICT_REFUSED, FeedDecision.CONFLICT_REFUSED, time);
            }
        } else {
            if (policy.offGrid() != Placement.ACCEPT && !calendar.isOnGrid(time)) {
                boolean drop = policy.offGrid() == Placement.DROP;
                return leaveOut(drop, FeedDecision.OFF_GRID_DROPPED, FeedDecision.OFF_GRID_REFUSED, time);
            }
            if (policy.outsideSession() != Placement.ACCEPT && !calendar.isInSession(time)) {
                boolean drop = policy.outsideSession() == Placement.DROP;
                return leaveOut(drop, FeedDecision.OUTSIDE_SESSION_DROPPED, FeedDecision.OUTSIDE_SESSION_REFUSED, time);
            }
        }
        if (volume == 0 && policy.zeroVolume() == ZeroVolume.REFUSE) {
            return leaveOut(false, FeedDecision.ZERO_VOLUME_REFUSED, FeedDecision.ZERO_VOLUME_REFUSED, time);
        }
        boolean nothingTraded = volume == 0 && policy.zeroVolume() == ZeroVolume.ABSENT;
        boolean good = nothingTraded
                ? engine.isGood(Double.NaN, Double.NaN, Double.NaN, Double.NaN, given)
                : engine.isGood(open, high, low, close, given);
        if (!good && policy.badPrices() == BadPrices.REFUSE) {
            InputException refusal = engine.refusal(time); // in the engine's own words
            tell(FeedDecision.BAD_VALUES_REFUSED, time);
            throw refusal;
        }

        // From here on nothing is refused.
        double[] macro = takePlace(time, sameTime, given);
        boolean noPrices = Double.isNaN(open) && Double.isNaN(high) && Double.isNaN(low) && Double.isNaN(close);
        FeedDecision decision = sameTime
                ? FeedDecision.REPLACED
                : nothingTraded
                        ? FeedDecision.ZERO_VOLUME_TAKEN_AS_ABSENT
                        : !good
                                ? FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT
                                : noPrices ? FeedDecision.ACCEPTED_ABSENT : FeedDecision.ACCEPTED;
        if (nothingTraded) {
            engine.update(time, Double.NaN, Double.NaN, Double.NaN, Double.NaN, macro);
        } else {
            engine.update(time, open, high, low, close, macro);
        }
        last.remember(open, high, low, close, macro);
        tell(decision, time);
        return decision;
    }

    /** Makes the engine ready for the bar, and gives the macro values that it sees. */
    private double[] takePlace(long time, boolean sameTime, double[] given) {
        if (sameTime) {
            Objects.requireNonNull(undo).takeBack();
            return cursor == null ? given : last.macro();
        }
        insertMissing(time);
        if (undo != null) {
            undo.keep();
        }
        if (cursor == null) {
            return given;
        }
        cursor.at(time, macroInHand);
        return macroInHand;
    }

    private void insertMissing(long time) {
        int missing = missingBefore(time);
        for (int i = 0; i < missing; i++) {
            long at = nextBarTime(engine.lastMillis());
            if (cursor == null) {
                engine.advance(at);
            } else {
                cursor.at(at, macroInHand);
                engine.update(at, Double.NaN, Double.NaN, Double.NaN, Double.NaN, macroInHand);
            }
            tell(FeedDecision.INSERTED, at);
        }
    }

    /** How many bars are missing before one, if they are to be inserted; else 0. */
    private int missingBefore(long time) {
        if (!policy.insertsBars() || engine.barsSeen() == 0) {
            return 0;
        }
        int missing = 0;
        long distance = barMillis;
        for (long at = nextBarTime(engine.lastMillis()); at < time; at = nextBarTime(at)) {
            missing++;
            distance += barMillis;
            if (distance > insertUpToMillis) {
                return 0;
            }
        }
        return missing;
    }

    private long nextBarTime(long time) {
        return policy.outsideSession() == Placement.ACCEPT ? time + barMillis : calendar.nextBarTime(time);
    }

    private FeedDecision leaveOut(boolean drop, FeedDecision dropped, FeedDecision refused, long time) {
        FeedDecision decision = drop ? dropped : refused;
        tell(decision, time);
        if (decision.isRefusal()) {
            throw FeedRefusals.of(decision, policyName, engine, time);
        }
        return decision;
    }

    private void tell(FeedDecision decision, long time) {
        tally.add(decision);
        listener.decided(decision, time, engine);
    }

    // ---- a bar that is still forming

    /**
     * Computes the raw features that a forming bar would have if it ended now, without changing anything. Missing bars
     * before it are inserted as they would be if it had ended.
     *
     * @param forming the forming bar
     * @return the raw values in contract order
     * @throws InputException if the bar would not be taken in
     */
    public double[] peek(Bar forming) {
        double[] out = new double[engine.normalizer().size()];
        long time = BarInHand.millis(engine.barsSeen(), forming.time());
        if (cursor == null && macroInHand.length > 0) {
            throw BarInHand.refuseMacroCount(engine.barsSeen(), time, macroInHand.length, 0);
        }
        peek(time, forming.open(), forming.high(), forming.low(), forming.close(), macroInHand, out);
        return out;
    }

    /**
     * Computes the raw features of a forming bar that comes with its macro values; see {@link #peek(Bar)}.
     *
     * @param forming the forming bar
     * @param macro the macro values seen at it
     * @return the raw values in contract order
     * @throws InputException if the bar would not be taken in
     */
    public double[] peek(Bar forming, MacroValues macro) {
        engine.contract().requireMacroColumns(macro.columns());
        double[] given = new double[macroInHand.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = macro.value(i);
        }
        double[] out = new double[engine.normalizer().size()];
        long time = BarInHand.millis(engine.barsSeen(), forming.time());
        peek(time, forming.open(), forming.high(), forming.low(), forming.close(), given, out);
        return out;
    }

    /**
     * Computes the raw features of a forming bar, allocating nothing unless bars are missing before it; see
     * {@link #peek(Bar)}.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param open the open so far, NaN if absent
     * @param high the high so far, NaN if absent
     * @param low the low so far, NaN if absent
     * @param close the last price, NaN if absent
     * @param macro the macro values in contract order; not read if this feed has a series
     * @param out where the raw values are put, in contract order
     * @throws InputException if the bar would not be taken in, or the array is too short
     */
    public void peek(long time, double open, double high, double low, double close, double[] macro, double[] out) {
        if (policy.offGrid() != Placement.ACCEPT && !calendar.isOnGrid(time)) {
            throw FeedRefusals.of(FeedDecision.OFF_GRID_REFUSED, policyName, engine, time);
        }
        if (policy.outsideSession() != Placement.ACCEPT && !calendar.isInSession(time)) {
            throw FeedRefusals.of(FeedDecision.OUTSIDE_SESSION_REFUSED, policyName, engine, time);
        }
        boolean afterLast = engine.barsSeen() == 0 || time > engine.lastMillis();
        if (afterLast && missingBefore(time) > 0) {
            // Over a series of its own, since bars that are only looked at do not count as served.
            MarketFeed ahead = copyOver(series == null ? null : series.copy());
            ahead.insertMissing(time);
            ahead.peek(time, open, high, low, close, macro, out);
            return;
        }
        if (cursor != null && afterLast) {
            cursor.peek(time, macroInHand);
            engine.peek(time, open, high, low, close, macroInHand, out);
        } else {
            engine.peek(time, open, high, low, close, macro, out);
        }
    }

    // ---- the feed itself

    /** {@return the engine, to be asked for features and observations, and not to be driven} */
    public FeatureEngine engine() {
        return engine;
    }

    /** {@return the calendar that says when there are sessions} */
    public TradingCalendar calendar() {
        return calendar;
    }

    /** {@return the policy by which it is decided} */
    public BarPolicy policy() {
        return policy;
    }

    /** {@return whether macro values come from a series, and so must not come with the bars} */
    public boolean hasMacroSeries() {
        return series != null;
    }

    /** {@return how often each decision was taken} */
    public FeedCounts counts() {
        return tally.counts();
    }

    /** {@return a feed in the same state over the same series, which from now on goes its own way, unheard} */
    public MarketFeed copy() {
        return copyOver(series);
    }

    private MarketFeed copyOver(@Nullable MacroSeries ofCopy) {
        Builder from = new Builder(engine.contract(), engine.stats()).policy(policyName);
        from.calendar = calendar;
        from.series = ofCopy;
        MarketFeed copy = new MarketFeed(from, engine.copy());
        copy.setState(feedState());
        copy.tally.restore(tally.counts());
        return copy;
    }

    /** {@return the state as it is now: the engine's, of which bar macro values are seen, and the last bar} */
    public FeedSnapshot snapshot() {
        return new FeedSnapshot(engine.snapshot(), policyName, feedState());
    }

    /**
     * Goes on from a snapshot. The counts begin anew.
     *
     * @param snapshot a snapshot of a feed under the same contract, statistics and policy, with or without a series like
     *     this one
     * @throws io.featureparity.contract.error.SnapshotException if it is of another kind of feed, or the series does not
     *     hold what was seen; the feed is then as it was
     */
    public void restore(FeedSnapshot snapshot) {
        snapshot.requireTakenUnder(policyName, feedStateLength());
        EngineSnapshot before = engine.snapshot();
        engine.restore(snapshot.engine());
        boolean done = false;
        try {
            setState(snapshot.feedState());
            done = true;
        } finally {
            if (!done) {
                engine.restore(before);
            }
        }
        tally.reset();
    }

    private int feedStateLength() {
        return last.stateLength()
                + (undo == null ? 0 : undo.stateLength())
                + (cursor == null ? 0 : cursor.stateLength());
    }

    private double[] feedState() {
        double[] state = new double[feedStateLength()];
        last.save(state, 0);
        int at = last.stateLength();
        if (undo != null) {
            undo.save(state, at);
            at += undo.stateLength();
        }
        if (cursor != null) {
            double[] ofCursor = new double[cursor.stateLength()];
            cursor.save(ofCursor);
            System.arraycopy(ofCursor, 0, state, at, ofCursor.length);
        }
        return state;
    }

    private void setState(double[] state) {
        if (cursor != null) { // first, since it alone can refuse
            cursor.restore(Arrays.copyOfRange(state, state.length - cursor.stateLength(), state.length));
        }
        last.restore(state, 0);
        if (undo != null) {
            undo.restore(state, last.stateLength());
        }
    }

    /** {@return what this feed is, and how far it has come} */
    @Override
    public String toString() {
        return "feed of " + engine.contract() + " under policy " + policyName + ", "
                + (engine.barsSeen() == 0
                        ? "no bar yet"
                        : engine.barsSeen() + " bars, the last at " + Instant.ofEpochMilli(engine.lastMillis()));
    }
}
