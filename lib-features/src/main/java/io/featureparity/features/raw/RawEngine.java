// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.program.Executor;
import io.featureparity.features.refusal.BarRefusals;
import io.featureparity.features.state.LongInState;
import io.featureparity.features.state.StateShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes raw features of one instrument, bar by bar, from named calculations alone. It needs no contract document and
 * no statistics, and it does not normalise. Use it to fit statistics or to try many formulas at once; every other
 * engine is built on it.
 *
 * <p>Its whole state is one array: counters, values of the last bar, state of the program. So there is only one way
 * to save it, to restore it and to undo a bar.
 *
 * <p>Not thread-safe; use one engine for each instrument.
 */
public final class RawEngine {

    private final RawFeatures features;
    private final BadPrices badBars;
    private final Executor program;
    private final double[] scratch;
    private final StateShape shape;
    private final double[] state;

    private final LooseBar looseBar;

    /** Where {@link #peek} keeps what it has to take back; made on first use, since not every engine peeks. */
    private double @Nullable [] undo;

    private RawEngine(RawFeatures features, BadPrices badBars) {
        this.features = features;
        this.badBars = Objects.requireNonNull(badBars, "badBars");
        this.program = features.program();
        this.scratch = new double[Math.max(program.scratchLength(), features.size())];
        this.shape = features.shape();
        this.state = shape.fresh();
        this.looseBar = new LooseBar(features.macroColumns());
    }

    /**
     * Makes an engine that refuses bad bars.
     *
     * @param features what to compute
     * @return an engine that has seen nothing
     */
    public static RawEngine of(RawFeatures features) {
        return of(features, BadPrices.REFUSE);
    }

    /**
     * Makes an engine.
     *
     * @param features what to compute
     * @param badBars what to do with a bar whose values no formula may see (clause B2): refuse it, or take it as one
     *     without prices and infinite macro values. A time that does not go forward is refused all the same
     * @return an engine that has seen nothing
     */
    public static RawEngine of(RawFeatures features, BadPrices badBars) {
        return new RawEngine(features, badBars);
    }

    // ---- taking bars in

    /**
     * Takes a bar in, allocating nothing. Checks that the buffer has already made are not repeated.
     *
     * @param bar the bar, for the macro columns of this engine; values that no formula may see are cleared in it if they
     *     are to be taken as absent
     * @throws InputException if the bar is refused; the engine is then as it was
     */
    public void update(BarBuffer bar) {
        requireAfterLast(bar.time());
        int counter = turnGood(bar) ? features.takenAsAbsentAt : -1;
        if (counter < 0 && bar.isOutsideHighLow()) {
            counter = features.outsideHighLowAt;
        }
        if (counter >= 0) {
            count(counter, 1);
        }
        compute(bar);
        LongInState.put(bar.time(), state, features.lastTimeAt);
        count(features.barsAt, 1); // after the time: who sees the first bar from another thread sees its time
    }

    /** {@return an empty block for bars that this engine, and others of the same features, can take in together} */
    public BarBlock newBlock() {
        return new BarBlock(features);
    }

    /**
     * Takes in the first bars of a block, with the same result as one after the other. If a bar is refused, those before
     * it have been taken in.
     *
     * @param bars the bars; values that no formula may see are cleared in them if they are to be taken as absent
     * @param count how many bars are filled in
     * @throws InputException if a bar is refused
     */
    public void update(BarBlock bars, int count) {
        int admitted = bars.admit(count, lastMillis(), barsSeen() > 0, badBars);
        if (admitted > 0) {
            features.prepare(bars.block(), admitted);
            features.blocks().update(state, bars.block(), admitted);
            count(features.takenAsAbsentAt, bars.takenAsAbsent());
            count(features.outsideHighLowAt, bars.outsideHighLow());
            LongInState.put(bars.time()[admitted - 1], state, features.lastTimeAt);
            count(features.barsAt, admitted);
        }
        if (admitted < count) {
            update(looseBar.of(bars, admitted)); // refuses it
        }
    }

    private void compute(BarBuffer bar) {
        features.prepare(scratch, bar.time());
        program.update(state, scratch, bar.time(), bar.volume(), bar.values());
    }

    /**
     * Takes a bar in, allocating nothing.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param open the open, NaN if absent
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     * @param close the close, NaN if absent
     * @param macro the macro values in the order of the columns, NaN where absent; only read, and not kept
     * @throws InputException if the bar is refused; the engine is then as it was
     */
    public void update(long time, double open, double high, double low, double close, double[] macro) {
        update(looseBar.of(barsSeen(), time, open, high, low, close, macro));
    }

    /**
     * Takes in an absent bar, allocating nothing: there is no bar at this time. Its prices and macro values are absent,
     * but lags, windows and averages count it.
     *
     * @param time the time, in milliseconds since 1970-01-01T00:00Z
     * @throws InputException if the time is not after the last one; the engine is then as it was
     */
    public void advance(long time) {
        update(looseBar.absent(time));
    }

    private void requireAfterLast(long time) {
        long last = lastMillis();
        if (time <= last && barsSeen() > 0) {
            throw BarRefusals.time(barsSeen(), time, last);
        }
    }

    /** Whether the bar was bad and its values were cleared. */
    private boolean turnGood(BarBuffer bar) {
        if (bar.isGood()) {
            return false;
        }
        if (badBars == BadPrices.REFUSE) {
            throw bar.refusal(barsSeen());
        }
        bar.turnBadIntoAbsent();
        return true;
    }

    private void count(int counter, int more) {
        LongInState.put(LongInState.get(state, counter) + more, state, counter);
    }

    // ---- a bar that is still forming

    /**
     * Computes the values that a forming bar would have if it ended now. It changes nothing, and allocates only at the
     * first call.
     *
     * @param forming the bar, which is treated as {@link #update(BarBuffer)} treats it
     * @param out where the values are put
     * @throws InputException if the bar would be refused, or the array is too short
     */
    public void peek(BarBuffer forming, double[] out) {
        requireRoom("peek", out);
        requireAfterLast(forming.time());
        turnGood(forming);
        if (undo == null) {
            undo = new double[undoLength()];
        }
        shape.save(state, undo, 0);
        compute(forming);
        values(out);
        shape.restore(undo, 0, state);
    }

    /**
     * Computes the values that a forming bar would have; see {@link #peek(BarBuffer, double[])}.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param open the open so far, NaN if absent
     * @param high the high so far, NaN if absent
     * @param low the low so far, NaN if absent
     * @param close the last price, NaN if absent
     * @param macro the macro values in the order of the columns, NaN where absent
     * @param out where the values are put
     * @throws InputException if the bar would be refused, or the array is too short
     */
    public void peek(long time, double open, double high, double low, double close, double[] macro, double[] out) {
        requireRoom("peek", out);
        peek(looseBar.of(barsSeen(), time, open, high, low, close, macro), out);
    }

    // ---- asking about the last bar

    /** {@return what is computed} */
    public RawFeatures features() {
        return features;
    }

    /**
     * Gives one value of the last bar.
     *
     * @param feature its index
     * @return the value, NaN if it is absent or there was no bar yet
     */
    public double value(int feature) {
        return state[feature];
    }

    /**
     * Gives the values of the last bar, allocating nothing.
     *
     * @param out where they are put
     * @throws InputException if the array is too short
     */
    public void values(double[] out) {
        requireRoom("raw", out);
        System.arraycopy(state, 0, out, 0, features.size());
    }

    /**
     * Gives the distance of each value from an origin, in units. The JIT compiles the loop to vector instructions, in which
     * several divisions take the time of one.
     *
     * @param origin an origin for each feature
     * @param unit a unit for each feature
     * @return the distances, in an array that the next call overwrites and that may be longer
     */
    public double[] distances(double[] origin, double[] unit) {
        double[] value = state;
        double[] distances = scratch;
        int size = origin.length;
        for (int i = 0; i < size; i++) {
            distances[i] = (value[i] - origin[i]) / unit[i];
        }
        return distances;
    }

    /** {@return how many bars were taken in, absent ones included} */
    public long barsSeen() {
        return LongInState.get(state, features.barsAt);
    }

    /** {@return the last bar's time, in milliseconds since 1970-01-01T00:00Z; undefined before the first bar} */
    public long lastMillis() {
        return LongInState.get(state, features.lastTimeAt);
    }

    /** {@return what this engine has met so far} */
    public EngineCounts counts() {
        return new EngineCounts(
                barsSeen(),
                LongInState.get(state, features.takenAsAbsentAt),
                LongInState.get(state, features.outsideHighLowAt));
    }

    /** {@return how far this engine has come, for other threads} */
    public EngineProgress progress() {
        return new EngineProgress(features, state);
    }

    private void requireRoom(String what, double[] out) {
        if (out.length < features.size()) {
            throw BarRefusals.length(what, features.size(), out.length);
        }
    }

    // ---- taking the last bar back

    /** {@return how many doubles {@link #keepUndo} keeps} */
    public int undoLength() {
        return shape.backupLength();
    }

    /**
     * Saves the values that the next bar will change, allocating nothing.
     *
     * @param out where the values are saved
     * @param at the index of the first value; {@link #undoLength} places are used
     */
    public void keepUndo(double[] out, int at) {
        shape.save(state, out, at);
    }

    /**
     * Undoes the last bar, as if it had never come. Exactly one bar may have been taken in since {@link #keepUndo}.
     *
     * @param in the values that {@link #keepUndo} saved
     * @param at the index of the first value
     */
    public void undo(double[] in, int at) {
        shape.restore(in, at, state);
    }

    // ---- the state

    /** {@return an independent engine in the same state} */
    public RawEngine copy() {
        RawEngine copy = new RawEngine(features, badBars);
        copy.takeStateOf(this);
        return copy;
    }

    /** Forgets every bar: the engine is as it was when it was made. */
    public void reset() {
        System.arraycopy(shape.fresh(), 0, state, 0, state.length);
    }

    /**
     * Copies the state of another engine into this one, allocating nothing.
     *
     * @param other an engine of the same features
     */
    public void takeStateOf(RawEngine other) {
        if (other.features != features) {
            throw new IllegalArgumentException("an engine of " + other.features + " has another state");
        }
        System.arraycopy(other.state, 0, state, 0, state.length);
    }

    /** {@return how many doubles the state has} */
    public int stateLength() {
        return state.length;
    }

    /** {@return the whole state of the engine, in a new array} */
    public double[] state() {
        return state.clone();
    }

    /**
     * Continues from a saved state.
     *
     * @param saved what {@link #state} gave, of an engine of the same features
     * @throws SnapshotException if no engine can be in this state; the engine is then as it was
     */
    public void restore(double[] saved) {
        features.requirePossible(saved);
        System.arraycopy(saved, 0, state, 0, state.length);
    }
}
