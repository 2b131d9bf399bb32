// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.NotReadyException;
import io.featureparity.contract.error.SnapshotException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Computes the features of one instrument, bar by bar, as training did: the raw values to the last bit, the normalised
 * ones to the last bit of the {@code float32}.
 *
 * <p>An engine is made from a contract and the statistics that its model was trained with. Each bar is given once, in
 * order of time, to {@link #update(Bar, MacroValues)}; a bar that is still forming goes to {@link #peek}, which changes
 * nothing. A refused bar changes nothing either.
 *
 * <p>Every question comes in two forms: a friendly one that takes and returns values, and a primitive one that writes
 * into the caller's array and allocates nothing.
 *
 * <p><strong>Not thread-safe</strong>, and not to be shared between instruments: one engine for each. An engine takes
 * less than 4 KiB of heap; what does not change from bar to bar is shared by all engines of a contract.
 */
public final class FeatureEngine {

    private static final int COUNTER_PLACES = 4 * LongInState.PLACES;

    private final FeatureContract contract;
    private final NormStats stats;
    private final BadBarPolicy badBars;
    private final Normalizer normalizer;
    private final ObservationWriter observations;
    private final CalculatorBank bank;

    private final BarInHand hand;
    private final double[] calculatorState;
    private final double[] raw;
    private long bars;
    private long lastTime;
    private long takenAsAbsent;
    private long outsideHighLow;

    /** What looking at the state ahead of a bar gave: kept only so that the compiler does not leave it out. */
    @SuppressWarnings("UnusedVariable")
    private double touched;

    /** Where {@link #peek} keeps what it has to take back; made on first use, since not every engine peeks. */
    private double @Nullable [] backup;

    private FeatureEngine(
            FeatureContract contract, NormStats stats, BadBarPolicy badBars, ObservationWriter observations) {
        this.contract = contract;
        this.stats = stats;
        this.badBars = badBars;
        this.normalizer = observations.normalizer();
        this.observations = observations;
        this.bank = CalculatorBank.of(contract);
        this.hand = new BarInHand(contract);
        this.calculatorState = bank.shape().fresh();
        this.raw = new double[normalizer.size()];
        Arrays.fill(raw, Double.NaN);
    }

    /**
     * Makes an engine that refuses bad bars.
     *
     * @param contract what to compute
     * @param stats the statistics that the model was trained with
     * @return an engine that has seen nothing
     * @throws io.featureparity.contract.error.DocumentException if the statistics lack a market feature of the contract
     */
    public static FeatureEngine of(FeatureContract contract, NormStats stats) {
        return of(contract, stats, BadBarPolicy.REFUSE);
    }

    /**
     * Makes an engine.
     *
     * @param contract what to compute
     * @param stats the statistics that the model was trained with
     * @param badBars what to do with a bar whose values no calculator may see
     * @return an engine that has seen nothing
     * @throws io.featureparity.contract.error.DocumentException if the statistics lack a market feature of the contract
     */
    public static FeatureEngine of(FeatureContract contract, NormStats stats, BadBarPolicy badBars) {
        return new FeatureEngine(contract, stats, badBars, ObservationWriter.of(contract, stats));
    }

    // ---- taking bars in

    /**
     * Takes a bar in. Bars are told apart by their milliseconds: two within one are not one after the other.
     *
     * @param bar the bar; any of its prices may be absent
     * @param macro the macro values seen at that bar
     * @throws InputException if the bar is refused; the engine is then as it was
     */
    public void update(Bar bar, MacroValues macro) {
        long time = BarInHand.millis(bars, bar.time());
        hand.take(bar, macro);
        update(time);
    }

    /**
     * Takes a bar in, allocating nothing.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param open the open, NaN if absent
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     * @param close the close, NaN if absent
     * @param macro the macro values in contract order, NaN where absent; only read, and not kept
     * @throws InputException if the bar is refused; the engine is then as it was
     */
    public void update(long time, double open, double high, double low, double close, double[] macro) {
        hand.take(bars, time, open, high, low, close, macro);
        update(time);
    }

    private void update(long time) {
        touched = bank.shape().touch(calculatorState);
        if (compute(time, raw)) {
            takenAsAbsent++;
        } else if (hand.isOutsideHighLow()) {
            outsideHighLow++;
        }
        bars++;
        lastTime = time;
    }

    /**
     * Takes in that there is no bar at a time: its prices and macro values are absent, and lags, windows and averages go
     * on over it.
     *
     * @param time the time
     * @throws InputException if the time is not after the last one; the engine is then as it was
     */
    public void advance(Instant time) {
        advance(BarInHand.millis(bars, time));
    }

    /**
     * Takes in that there is no bar at a time, allocating nothing; see {@link #advance(Instant)}.
     *
     * @param time the time, in milliseconds since 1970-01-01T00:00Z
     * @throws InputException if the time is not after the last one; the engine is then as it was
     */
    public void advance(long time) {
        hand.takeAbsent();
        update(time);
    }

    /**
     * Checks the bar in hand, then computes it into an array. If it is refused, nothing else has changed.
     *
     * @return whether the bar was bad and taken as absent
     */
    private boolean compute(long time, double[] out) {
        if (bars > 0 && time <= lastTime) {
            throw BarInHand.refuseTime(bars, time, lastTime);
        }
        boolean good = hand.isGood();
        if (!good) {
            if (badBars == BadBarPolicy.REFUSE) {
                throw hand.refuseValues(bars, time);
            }
            hand.turnBadIntoAbsent();
        }
        bank.update(calculatorState, time, hand.values(), out);
        return !good;
    }

    // ---- a bar that is still forming

    /**
     * Computes the raw features that a forming bar would have if it ended now, without changing anything.
     *
     * @param forming the forming bar
     * @param macro the macro values seen at it
     * @return the raw values in contract order
     * @throws InputException if the bar would be refused
     */
    public double[] peek(Bar forming, MacroValues macro) {
        double[] out = new double[raw.length];
        long time = BarInHand.millis(bars, forming.time());
        hand.take(forming, macro);
        peek(time, out);
        return out;
    }

    /**
     * Computes the raw features of a forming bar, allocating nothing (but once, at the first call); see
     * {@link #peek(Bar, MacroValues)}.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param open the open so far, NaN if absent
     * @param high the high so far, NaN if absent
     * @param low the low so far, NaN if absent
     * @param close the last price, NaN if absent
     * @param macro the macro values in contract order, NaN where absent
     * @param out where the raw values are put, in contract order
     * @throws InputException if the bar would be refused, or the array is too short
     */
    public void peek(long time, double open, double high, double low, double close, double[] macro, double[] out) {
        requireLength("peek", raw.length, out.length);
        hand.take(bars, time, open, high, low, close, macro);
        peek(time, out);
    }

    private void peek(long time, double[] out) {
        if (backup == null) {
            backup = bank.shape().backup();
        }
        bank.shape().save(calculatorState, backup, 0);
        try {
            compute(time, out);
        } finally {
            bank.shape().restore(backup, 0, calculatorState);
        }
    }

    /**
     * Gives the observation that a forming bar would have if it ended now, without changing anything.
     *
     * @param forming the forming bar
     * @param macro the macro values seen at it
     * @param agent the agent's state
     * @return the observation
     * @throws InputException if the bar would be refused
     * @throws NotReadyException if the bar would still belong to the warm-up
     */
    public Observation peekObservation(Bar forming, MacroValues macro, AgentState agent) {
        requireWarm(bars + 1);
        float[] out = new float[contract.size()];
        observations.write(peek(forming, macro), agent, out);
        return Observation.wrapping(contract, out);
    }

    // ---- asking about the last bar

    /**
     * Gives one raw feature of the last bar.
     *
     * @param feature the index of a market feature
     * @return its value, NaN if it is absent
     * @throws NotReadyException if there was no bar yet
     * @throws InputException if there is no such market feature
     */
    public double raw(int feature) {
        requireBar();
        if (feature < 0 || feature >= raw.length) {
            throw new InputException(new Fault(
                    ErrorCode.UNKNOWN_FEATURE,
                    contract.toString(),
                    "a market feature has an index from 0 to " + (raw.length - 1),
                    Integer.toString(feature)));
        }
        return raw[feature];
    }

    /**
     * Gives the raw features of the last bar.
     *
     * @return the values in contract order, in an array of the caller's own
     * @throws NotReadyException if there was no bar yet
     */
    public double[] raw() {
        requireBar();
        return raw.clone();
    }

    /**
     * Gives the raw features of the last bar, allocating nothing.
     *
     * @param out where the values are put, in contract order
     * @throws NotReadyException if there was no bar yet
     * @throws InputException if the array is too short
     */
    public void raw(double[] out) {
        requireBar();
        requireLength("raw", raw.length, out.length);
        System.arraycopy(raw, 0, out, 0, raw.length);
    }

    /**
     * Gives the normalised features of the last bar, of a warm-up bar too.
     *
     * @return the values in contract order, in an array of the caller's own
     * @throws NotReadyException if there was no bar yet
     */
    public float[] normalized() {
        float[] out = new float[raw.length];
        normalized(out);
        return out;
    }

    /**
     * Gives the normalised features of the last bar, allocating nothing.
     *
     * @param out where the values are put, in contract order
     * @throws NotReadyException if there was no bar yet
     * @throws InputException if the array is too short
     */
    public void normalized(float[] out) {
        requireBar();
        normalizer.normalize(raw, out);
    }

    /**
     * Gives the observation at the last bar.
     *
     * @param agent the agent's state
     * @return the observation
     * @throws NotReadyException if the warm-up is not over (clause D4), with the number of missing bars
     */
    public Observation observe(AgentState agent) {
        float[] out = new float[contract.size()];
        observe(agent, out);
        return Observation.wrapping(contract, out);
    }

    /**
     * Gives the observation at the last bar, allocating nothing.
     *
     * @param agent the agent's state
     * @param out where the observation is put, in contract order
     * @throws NotReadyException if the warm-up is not over (clause D4), with the number of missing bars
     * @throws InputException if the array is too short
     */
    public void observe(AgentState agent, float[] out) {
        requireWarm(bars);
        observations.write(raw, agent, out);
    }

    /**
     * Gives the observation at the last bar from primitive values, allocating nothing. The time of the session is that
     * of the given clock time.
     *
     * @param position the agent's position
     * @param clockTime the time whose place in the session is observed, in milliseconds since 1970-01-01T00:00Z
     * @param out where the observation is put, in contract order
     * @throws NotReadyException if the warm-up is not over (clause D4), with the number of missing bars
     * @throws InputException if the position is NaN or the array is too short
     */
    public void observe(double position, long clockTime, float[] out) {
        observeWithClock(position, contract.session().timeNormalized(clockTime), out);
    }

    /**
     * Gives the observation at the last bar for a caller that keeps its own clock, allocating nothing.
     *
     * @param position the agent's position
     * @param timeNormalized what the caller's clock says, clipped to 0 to 1
     * @param out where the observation is put, in contract order
     * @throws NotReadyException if the warm-up is not over (clause D4), with the number of missing bars
     * @throws InputException if one of the values is NaN or the array is too short
     */
    public void observeWithClock(double position, double timeNormalized, float[] out) {
        requireWarm(bars);
        observations.write(raw, position, timeNormalized, out, 0);
    }

    // ---- the engine itself

    /** {@return the contract that is computed} */
    public FeatureContract contract() {
        return contract;
    }

    /** {@return the statistics that normalise} */
    public NormStats stats() {
        return stats;
    }

    /** {@return the normaliser, which can be used alone} */
    public Normalizer normalizer() {
        return normalizer;
    }

    /** {@return how many bars were taken in, absent ones included} */
    public long barsSeen() {
        return bars;
    }

    /** {@return how many more bars it takes until an observation is legal; 0 when it is} */
    public int missingBars() {
        return missingBars(bars);
    }

    /**
     * Gives the time of the last bar.
     *
     * @return the time
     * @throws NotReadyException if there was no bar yet
     */
    public Instant lastTime() {
        requireBar();
        return Instant.ofEpochMilli(lastTime);
    }

    /** {@return what this engine has met so far} */
    public EngineCounts counts() {
        return new EngineCounts(bars, takenAsAbsent, outsideHighLow);
    }

    /** {@return an engine in the same state, which from now on goes its own way} */
    public FeatureEngine copy() {
        FeatureEngine copy = fresh();
        copy.setState(state());
        return copy;
    }

    /** Forgets every bar: the engine is as it was when it was made. */
    public void reset() {
        setState(fresh().state());
    }

    private FeatureEngine fresh() {
        return new FeatureEngine(contract, stats, badBars, observations);
    }

    /** {@return the state as it is now, to be saved or restored elsewhere} */
    public EngineSnapshot snapshot() {
        return new EngineSnapshot(contract.hash(), stats.hash(), bars, lastTime, state());
    }

    /**
     * Puts the engine into the state of a snapshot.
     *
     * @param snapshot a snapshot taken under the same contract and statistics
     * @throws SnapshotException if it was taken under others, or holds a state that no engine can be in; the engine is
     *     then as it was
     */
    public void restore(EngineSnapshot snapshot) {
        snapshot.requireTakenUnder(contract.hash(), stats.hash(), stateLength());
        // Another engine takes the state first: one that is refused half-way must leave no trace here.
        FeatureEngine trial = fresh();
        trial.setState(snapshot.state());
        snapshot.requireSameAsItSays(trial.counts(), trial.lastTime);
        setState(snapshot.state());
    }

    /** All that is remembered of the bars so far: the counters, the raw values, the calculators' state. */
    double[] state() {
        double[] all = new double[stateLength()];
        putState(all);
        return all;
    }

    /** As {@link #state()}, into an array of {@link #stateLength()}. */
    void putState(double[] all) {
        putCounters(all);
        System.arraycopy(raw, 0, all, COUNTER_PLACES, raw.length);
        System.arraycopy(calculatorState, 0, all, COUNTER_PLACES + raw.length, calculatorState.length);
    }

    /**
     * Goes on from a state.
     *
     * @param all what {@link #state()} gave
     * @throws SnapshotException if no engine can be in it; some of it may have been taken then
     */
    void setState(double[] all) {
        getCounters(all);
        System.arraycopy(all, COUNTER_PLACES, raw, 0, raw.length);
        System.arraycopy(all, COUNTER_PLACES + raw.length, calculatorState, 0, calculatorState.length);
        bank.shape().requirePossible(calculatorState);
    }

    private void putCounters(double[] all) {
        LongInState.put(bars, all, 0);
        LongInState.put(lastTime, all, LongInState.PLACES);
        LongInState.put(takenAsAbsent, all, 2 * LongInState.PLACES);
        LongInState.put(outsideHighLow, all, 3 * LongInState.PLACES);
    }

    private void getCounters(double[] all) {
        bars = LongInState.get(all, 0);
        lastTime = LongInState.get(all, LongInState.PLACES);
        takenAsAbsent = LongInState.get(all, 2 * LongInState.PLACES);
        outsideHighLow = LongInState.get(all, 3 * LongInState.PLACES);
    }

    int stateLength() {
        return COUNTER_PLACES + raw.length + calculatorState.length;
    }

    // ---- for the feed

    /** The last bar's time in milliseconds; of no meaning before the first bar. */
    long lastMillis() {
        return lastTime;
    }

    /** Whether these values would be taken in as they are, under whatever policy. */
    boolean isGood(double open, double high, double low, double close, double[] macro) {
        hand.take(bars, lastTime, open, high, low, close, macro);
        return hand.isGood();
    }

    /** Why the values that were last asked about are not good. */
    InputException refusal(long time) {
        return hand.refuseValues(bars, time);
    }

    EngineUndo undo() {
        return new EngineUndo(this);
    }

    /** An array to keep in it what one bar can change. */
    double[] backup() {
        return new double[COUNTER_PLACES + raw.length + bank.shape().backup().length];
    }

    /** Keeps what the next bar can change. */
    void save(double[] before) {
        putCounters(before);
        System.arraycopy(raw, 0, before, COUNTER_PLACES, raw.length);
        bank.shape().save(calculatorState, before, COUNTER_PLACES + raw.length);
    }

    /** Takes the one bar back that came after {@link #save}. */
    void takeBack(double[] before) {
        getCounters(before);
        System.arraycopy(before, COUNTER_PLACES, raw, 0, raw.length);
        bank.shape().restore(before, COUNTER_PLACES + raw.length, calculatorState);
    }

    /** As {@link #observe(double, long, float[])}, into a place further on in a larger array. */
    void observe(double position, long clockTime, float[] out, int offset) {
        requireWarm(bars);
        observations.write(raw, position, contract.session().timeNormalized(clockTime), out, offset);
    }

    private int missingBars(long barsSeen) {
        return (int) Math.max(0, contract.warmUpBars() + 1 - barsSeen);
    }

    private void requireBar() {
        if (bars == 0) {
            throw new NotReadyException(
                    new Fault(ErrorCode.NO_BAR_YET, contract.toString(), "a bar must have been taken in", "none"), 1);
        }
    }

    private void requireWarm(long barsSeen) {
        int missing = missingBars(barsSeen);
        if (missing > 0) {
            throw new NotReadyException(
                    new Fault(
                            ErrorCode.WARM_UP,
                            contract.toString(),
                            "the first observation is legal at bar index " + contract.warmUpBars() + "; " + missing
                                    + (missing == 1 ? " bar is" : " bars are") + " missing",
                            barsSeen + (barsSeen == 1 ? " bar" : " bars")),
                    missing);
        }
    }

    private static void requireLength(String where, int needed, int actual) {
        if (actual < needed) {
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    where,
                    "the array must hold at least " + needed + " values",
                    Integer.toString(actual)));
        }
    }
}
