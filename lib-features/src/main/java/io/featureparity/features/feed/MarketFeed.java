// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.Bar;
import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.ZeroVolume;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.model.Model;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.util.Iterator;
import java.util.Optional;

/**
 * Takes raw market data and drives the engine with it; this is the class that a service embeds. It accepts bars as they
 * arrive and macro values as they were published, and takes a {@link FeedDecision} about each bar by the contract's
 * policy. History goes through the same method, so a replay and a live feed of the same bars give the same bits.
 *
 * <p>A late bar cannot be taken in: every bar after it was computed without it. If you need it, restore a {@link
 * FeedSnapshot} from before it, then give the feed that bar and all bars after it.
 *
 * <p>Every decision is counted, and a listener can receive it. A refused bar is counted and changes nothing else. The
 * feed also reports columns that never had a value, which were most likely forgotten: {@link FeedCounts#neverPresent}.
 *
 * <p>Not thread-safe; use one feed for each instrument.
 */
public final class MarketFeed {

    private final FeedIntake intake;
    private final FeatureEngine engine;

    /** The bar in hand, and the one that is still forming. */
    private final BarBuffer bar;

    MarketFeed(FeedIntake intake) {
        this.intake = intake;
        this.engine = intake.engine();
        this.bar = BarBuffer.of(engine.contract().macroColumns());
    }

    /**
     * Begins the settings of a feed for one instrument.
     *
     * @param model what is computed; its contract has the policies
     * @return a builder for the feed
     */
    public static FeedBuilder of(Model model) {
        return new FeedBuilder(model, TradingCalendar.of(model.contract(), Closures.none()));
    }

    // ---- taking bars in

    /**
     * Takes the next bar in, with the macro values of the series.
     *
     * @param next the bar; any of its prices may be absent
     * @return the decision about it
     * @throws InputException if it is refused; nothing is changed then
     */
    public FeedDecision accept(Bar next) {
        bar.set(engine.barsSeen(), next);
        intake.macro().requireCount(bar.time(), 0);
        return intake.take(bar);
    }

    /**
     * Takes the next bar in, with macro values that come with it.
     *
     * @param next the bar; any of its prices may be absent
     * @param macro the macro values seen at it
     * @return the decision about it
     * @throws InputException if it is refused; nothing is changed then
     */
    public FeedDecision accept(Bar next, MacroValues macro) {
        engine.contract().requireMacroColumns(macro.columns());
        bar.set(engine.barsSeen(), next);
        intake.macro().requireNoSeries(bar.time(), macro.size());
        bar.setMacro(macro);
        return intake.take(bar);
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
     * @return the decision about it
     * @throws InputException if it is refused; nothing is changed then
     */
    public FeedDecision accept(long time, double open, double high, double low, double close, double volume) {
        intake.macro().requireCount(time, 0);
        bar.set(time, open, high, low, close, volume);
        return intake.take(bar);
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
     * @return the decision about it
     * @throws InputException if it is refused; nothing is changed then
     */
    public FeedDecision accept(
            long time, double open, double high, double low, double close, double volume, double[] macro) {
        intake.macro().requireNoSeries(time, macro.length);
        intake.macro().requireCount(time, macro.length);
        bar.set(time, open, high, low, close, volume);
        bar.setMacro(macro);
        return intake.take(bar);
    }

    /**
     * Says when the next bar arrived, for the rules of {@linkplain FeedBuilder#quality quality} about late and early arrival.
     * This holds for one bar; without this call the time of arrival is not known.
     *
     * @param millis when the bar that is given next arrived, in milliseconds since 1970-01-01T00:00Z
     */
    public void nextArrived(long millis) {
        intake.nextArrived(millis);
    }

    /**
     * Takes a history in, bar by bar, up to the first bar that is refused.
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
     * Takes a history in, row by row, up to the first row that is refused.
     *
     * @param bars the bars; their macro columns are used if this feed has no series, and must be missing if it has one
     * @throws InputException if the columns are not this contract's or a bar is refused; the rows before it were taken
     *     in
     */
    public void replay(BarColumns bars) {
        engine.contract().requireMacroColumns(bars.macroColumns());
        if (hasMacroSeries() && bars.hasMacro()) {
            throw FeedRefusals.macroColumnsGivenTwice();
        }
        for (int row = 0; row < bars.size(); row++) {
            bars.read(row, bar);
            intake.take(bar);
        }
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
        bar.set(engine.barsSeen(), forming);
        intake.macro().requireCount(bar.time(), 0);
        return peeked();
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
        bar.set(engine.barsSeen(), forming);
        bar.setMacro(macro);
        return peeked();
    }

    private double[] peeked() {
        if (bar.volume() == 0 && policy().zeroVolume() != ZeroVolume.ACCEPT) {
            bar.clearVolume(); // the policy is about bars that have ended, and this one has only begun
        }
        double[] out = new double[engine.model().features().size()];
        intake.lookAhead(bar, out);
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
        intake.macro().requireCount(time, macro.length);
        bar.set(time, open, high, low, close, Double.NaN);
        if (!hasMacroSeries()) {
            bar.setMacro(macro);
        }
        intake.lookAhead(bar, out);
    }

    // ---- the feed itself

    /** {@return a read-only view of the features of the last bar} */
    public FeatureView features() {
        return engine.view();
    }

    /**
     * Gives the last bar that was taken in, as the calculations saw it. A restored feed has this bar too, although no sink was told
     * of it. The volume is not known. If the policy removed the prices because nothing was traded, the bar has them here.
     *
     * @return a copy of the bar; nothing if there was none
     */
    public Optional<BarBuffer> lastBar() {
        return intake.lastBar();
    }

    /** {@return the calendar that says when there are sessions} */
    public TradingCalendar calendar() {
        return intake.calendar();
    }

    /** {@return the policy that decides about bars} */
    public BarPolicy policy() {
        return intake.policy();
    }

    /** {@return the name of that policy} */
    public String policyName() {
        return intake.policyName();
    }

    /** {@return whether macro values come from a series, and so must not come with the bars} */
    public boolean hasMacroSeries() {
        return intake.macro().isOfSeries();
    }

    /** {@return how far this feed has come, for other threads; always the same object} */
    public FeedProgress progress() {
        return intake.progress();
    }

    /** {@return how often each decision was taken} */
    public FeedCounts counts() {
        return intake.counts();
    }

    /**
     * {@return the quality of the last bar that was taken in; the object changes with the next bar. Empty if this feed does not
     * judge quality}
     */
    public Optional<BarQuality> quality() {
        return Optional.ofNullable(intake.quality());
    }

    /** {@return a feed in the same state over the same series, independent of this one and without a listener} */
    public MarketFeed copy() {
        return new MarketFeed(intake.copy());
    }

    /** {@return the current state: that of the engine, the bar since which each macro value is seen, and the last bar} */
    public FeedSnapshot snapshot() {
        return intake.snapshot();
    }

    /**
     * Continues from a snapshot. The counts begin anew.
     *
     * @param snapshot a snapshot of a feed under the same contract, statistics and policy, with or without a series like
     *     this one
     * @throws io.featureparity.contract.error.SnapshotException if the snapshot is of another kind of feed, or the
     *     series does not hold the values that were seen; the feed is then as it was
     */
    public void restore(FeedSnapshot snapshot) {
        intake.restore(snapshot);
    }

    /** {@return what this feed is, and how far it has come} */
    @Override
    public String toString() {
        return intake.toString();
    }
}
