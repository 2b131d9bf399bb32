// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.NotReadyException;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBlock;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.raw.LooseBar;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.refusal.BarRefusals;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes the features of one instrument, bar by bar, exactly as training did: the raw values are equal to the last
 * bit, and the normalised ones to the last bit of the {@code float32}.
 *
 * <p>Make an engine from a {@link Model}. Give each bar once, in order of time, to {@link #update(Bar, MacroValues)}.
 * Give a bar that is still forming to {@link #peek}, which changes nothing. A refused bar changes nothing either. Read
 * the results through the methods of {@link FeatureView}.
 *
 * <p><strong>Not thread-safe.</strong> Use one engine for each instrument. An engine takes less than 4 KiB of heap: all
 * engines of a model share the data that does not change from bar to bar.
 */
public final class FeatureEngine extends RestorableEngine {

    private final FeatureView view;

    private final LooseBar looseBar;

    private FeatureEngine(Model model, RawEngine raw, @Nullable ObservationSink sink) {
        super(model, raw, sink);
        this.view = new ReadOnlyFeatures(this);
        this.looseBar = new LooseBar(model.contract().macroColumns());
    }

    /**
     * Makes an engine that refuses bad bars.
     *
     * @param model what to compute
     * @return an engine that has seen nothing
     */
    public static FeatureEngine of(Model model) {
        return of(model, BadPrices.REFUSE);
    }

    /**
     * Makes an engine.
     *
     * @param model what to compute
     * @param badBars what to do with a bar whose values no formula may see; see {@link RawEngine#of}
     * @return an engine that has seen nothing
     */
    public static FeatureEngine of(Model model, BadPrices badBars) {
        return new FeatureEngine(model, RawEngine.of(model.features(), badBars), null);
    }

    /**
     * Makes an engine that tells a sink of every bar and of every observation.
     *
     * @param model what to compute; it must have statistics
     * @param badBars what to do with a bar whose values no formula may see; see {@link RawEngine#of}
     * @param sink the sink that is told
     * @return an engine that has seen nothing
     * @throws io.featureparity.contract.error.DocumentException if the model has no statistics
     */
    public static FeatureEngine of(Model model, BadPrices badBars, ObservationSink sink) {
        Objects.requireNonNull(sink, "sink");
        model.stats(); // the state that a sink is given holds their hash
        return new FeatureEngine(model, RawEngine.of(model.features(), badBars), sink);
    }

    /** {@return a read-only view of the results, for code that must not change the engine} */
    public FeatureView view() {
        return view;
    }

    // ---- taking bars in

    /**
     * Takes a bar in. Times are compared in whole milliseconds: a second bar in the same millisecond is refused.
     *
     * @param bar the bar; any of its prices may be absent
     * @param macro the macro values seen at that bar
     * @throws InputException if the bar is refused; the engine is then as it was
     */
    public void update(Bar bar, MacroValues macro) {
        update(buffered(bar, macro));
    }

    /**
     * Takes a bar in, allocating nothing.
     *
     * @param bar the bar; see {@link RawEngine#update(BarBuffer)}
     * @throws InputException if the bar is refused; the engine is then as it was
     */
    public void update(BarBuffer bar) {
        if (sink == null) {
            raw.update(bar);
        } else {
            updateAndTell(bar, sink);
        }
    }

    private void updateAndTell(BarBuffer bar, ObservationSink told) {
        if (told.wantsState(view, bar.time())) {
            told.state(snapshot(), bar.time());
        }
        raw.update(bar);
        told.updated(view, bar);
    }

    /** {@return an empty block for bars that engines of this model can take in together} */
    public BarBlock newBlock() {
        return raw.newBlock();
    }

    /**
     * Takes in the first bars of a block, with the same result as one after the other; see {@link
     * RawEngine#update(BarBlock, int)}.
     *
     * @param bars the bars
     * @param count how many bars are filled in
     * @throws InputException if a bar is refused; those before it have been taken in then
     */
    public void update(BarBlock bars, int count) {
        if (sink == null) {
            raw.update(bars, count);
            return;
        }
        // A sink sees each bar with the features at that bar, so they come one by one.
        for (int row = 0; row < count; row++) {
            updateAndTell(looseBar.of(bars, row), sink);
            for (int i = 0; i < model.features().size(); i++) {
                bars.value(i)[row] = raw.value(i);
            }
        }
    }

    /** {@return whether a sink is told of every bar and of every observation} */
    public boolean hasSink() {
        return sink != null;
    }

    /**
     * Takes in a bar whose volume is not known, allocating nothing. Where a formula reads the volume, give a {@link
     * #update(BarBuffer) buffer}.
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
        update(looseBar.of(barsSeen(), time, open, high, low, close, macro));
    }

    /**
     * Takes in an absent bar: there is no bar at this time. Its prices and macro values are absent, but lags, windows
     * and averages count it.
     *
     * @param time the time
     * @throws InputException if the time is not after the last one; the engine is then as it was
     */
    public void advance(Instant time) {
        advance(BarRefusals.millis(raw.barsSeen(), time));
    }

    /**
     * Takes in an absent bar, allocating nothing; see {@link #advance(Instant)}.
     *
     * @param time the time, in milliseconds since 1970-01-01T00:00Z
     * @throws InputException if the time is not after the last one; the engine is then as it was
     */
    public void advance(long time) {
        update(looseBar.absent(time));
    }

    private BarBuffer buffered(Bar bar, MacroValues macro) {
        BarBuffer buffer = BarBuffer.of(contract().macroColumns());
        buffer.set(raw.barsSeen(), bar);
        contract().requireMacroColumns(macro.columns());
        buffer.setMacro(macro);
        return buffer;
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
        double[] out = new double[model.features().size()];
        raw.peek(buffered(forming, macro), out);
        return out;
    }

    /**
     * Computes the raw features of a forming bar, allocating nothing (but once, at the first call); see
     * {@link #peek(Bar, MacroValues)}.
     *
     * @param forming the bar; see {@link RawEngine#peek(BarBuffer, double[])}
     * @param out where the raw values are put, in contract order
     * @throws InputException if the bar would be refused, or the array is too short
     */
    public void peek(BarBuffer forming, double[] out) {
        raw.peek(forming, out);
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
        raw.peek(time, open, high, low, close, macro, out);
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
        FeatureEngine ahead = copy();
        ahead.update(forming, macro);
        return ahead.observe(agent);
    }

    // ---- the state

    /** {@return an independent engine in the same state, without a sink} */
    public FeatureEngine copy() {
        return new FeatureEngine(model, raw.copy(), null);
    }

    /**
     * Copies the state of another engine into this one, allocating nothing.
     *
     * @param other an engine of the same {@link Model}
     */
    public void takeStateOf(FeatureEngine other) {
        raw.takeStateOf(other.raw);
    }
}
