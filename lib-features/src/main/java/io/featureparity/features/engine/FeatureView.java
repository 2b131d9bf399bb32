// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.Observation;
import io.featureparity.contract.TradingSession;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.NotReadyException;
import io.featureparity.features.model.Model;
import io.featureparity.features.model.ObservationWriter;
import io.featureparity.features.raw.EngineCounts;
import io.featureparity.features.raw.EngineProgress;
import io.featureparity.features.raw.RawEngine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The features of the last bar, read-only: raw, normalised, or as an observation; also the time of the bar and the
 * counts so far. A view shows the results of its engine and cannot change the engine, so it is safe to hand to
 * listeners and visitors.
 *
 * <p>Each value can be read in two ways: one method returns it, and a second one writes it into the caller's array and
 * allocates nothing.
 *
 * <p>Not thread-safe: use a view only on the thread of its engine. {@link #progress} is for all threads.
 */
public abstract sealed class FeatureView permits RestorableEngine, ReadOnlyFeatures {

    final Model model;
    final RawEngine raw;

    /** What is told of all that is served; null where nobody listens. */
    final @Nullable ObservationSink sink;

    // What the model says, at hand: asking it at every bar would be seen in the time of one.
    private final int warmUpBars;
    private final TradingSession session;
    private final @Nullable ObservationWriter observations;

    FeatureView(Model model, RawEngine raw, @Nullable ObservationSink sink) {
        this.model = model;
        this.raw = raw;
        this.sink = sink;
        this.session = model.contract().session();
        this.warmUpBars = model.contract().warmUpBars();
        this.observations = model.hasStatistics() ? model.observations() : null;
    }

    // ---- raw

    /**
     * Gives one raw feature of the last bar.
     *
     * @param feature the index of a market feature
     * @return its value, NaN if it is absent
     * @throws NotReadyException if there was no bar yet
     * @throws InputException if there is no such market feature
     */
    public final double raw(int feature) {
        requireBar();
        if (feature < 0 || feature >= model.features().size()) {
            throw new InputException(new Fault(
                    ErrorCode.UNKNOWN_FEATURE,
                    contract().toString(),
                    "a market feature has an index from 0 to "
                            + (model.features().size() - 1),
                    Integer.toString(feature)));
        }
        return raw.value(feature);
    }

    /**
     * Gives the raw features of the last bar.
     *
     * @return the values in contract order, in a new array
     * @throws NotReadyException if there was no bar yet
     */
    public final double[] raw() {
        double[] out = new double[model.features().size()];
        raw(out);
        return out;
    }

    /**
     * Gives the raw features of the last bar, allocating nothing.
     *
     * @param out where the values are put, in contract order
     * @throws NotReadyException if there was no bar yet
     * @throws InputException if the array is too short
     */
    public final void raw(double[] out) {
        requireBar();
        raw.values(out);
    }

    // ---- normalised

    /**
     * Gives the normalised features of the last bar, even of a bar of the warm-up.
     *
     * @return the values in contract order, in a new array
     * @throws NotReadyException if there was no bar yet
     */
    public final float[] normalized() {
        float[] out = new float[model.features().size()];
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
    public final void normalized(float[] out) {
        requireBar();
        model.normalizer().normalize(raw, out, 0);
    }

    // ---- observation

    /**
     * Gives the observation at the last bar.
     *
     * @param agent the agent's state
     * @return the observation
     * @throws NotReadyException if the warm-up is not over (clause D4), with the number of missing bars
     */
    public final Observation observe(AgentState agent) {
        float[] out = new float[contract().size()];
        observe(agent, out);
        return Observation.wrapping(contract(), out);
    }

    /**
     * Gives the observation at the last bar, allocating nothing.
     *
     * @param agent the agent's state
     * @param out where the observation is put, in contract order
     * @throws NotReadyException if the warm-up is not over (clause D4), with the number of missing bars
     * @throws InputException if the array is too short
     */
    public final void observe(AgentState agent, float[] out) {
        observe(agent.position(), agent.timeNormalized(session), out, 0);
    }

    /**
     * Gives the observation at the last bar from primitive values, allocating nothing. The progress of the session is
     * taken at the given clock time.
     *
     * @param position the agent's position
     * @param clockTime the time at which the progress of the session is observed, in milliseconds since
     *     1970-01-01T00:00Z
     * @param out where the observation is put, in contract order
     * @throws NotReadyException if the warm-up is not over (clause D4), with the number of missing bars
     * @throws InputException if the position is NaN or the array is too short
     */
    public final void observe(double position, long clockTime, float[] out) {
        observe(position, clockTime, out, 0);
    }

    /**
     * Writes the observation at the last bar into a larger array, from a given index on; see {@link #observe(double,
     * long, float[])}.
     *
     * @param position the agent's position
     * @param clockTime the time at which the progress of the session is observed, in milliseconds since
     *     1970-01-01T00:00Z
     * @param out where the observation is put, in contract order
     * @param offset the index of the first value
     * @throws NotReadyException if the warm-up is not over (clause D4), with the number of missing bars
     * @throws InputException if the position is NaN or the array is too short
     */
    public final void observe(double position, long clockTime, float[] out, int offset) {
        observe(position, session.timeNormalized(clockTime), out, offset);
    }

    /**
     * Gives the observation at the last bar for a caller that keeps its own clock, allocating nothing.
     *
     * @param position the agent's position
     * @param timeNormalized the reading of the caller's clock, clipped to 0 to 1
     * @param out where the observation is put, in contract order
     * @throws NotReadyException if the warm-up is not over (clause D4), with the number of missing bars
     * @throws InputException if one of the values is NaN or the array is too short
     */
    public final void observeWithClock(double position, double timeNormalized, float[] out) {
        observe(position, timeNormalized, out, 0);
    }

    private void observe(double position, double timeNormalized, float[] out, int offset) {
        requireWarm();
        ObservationWriter writer = observations == null ? model.observations() : observations; // the model refuses
        writer.write(raw, position, timeNormalized, out, offset);
        if (sink != null) {
            sink.observed(this, position, timeNormalized, out, offset);
        }
    }

    // ---- what it is of

    /** {@return how the features are computed: {@code compiled} or {@code interpreter}; both give the same bits} */
    public final String executor() {
        return model().features().executor();
    }

    /** {@return the model whose inputs these are} */
    public final Model model() {
        return model;
    }

    /** {@return the contract whose features are computed} */
    public final FeatureContract contract() {
        return model.contract();
    }

    /** {@return the statistics that normalise the features} */
    public final NormStats stats() {
        return model.stats();
    }

    /** {@return how many bars were taken in, absent ones included} */
    public final long barsSeen() {
        return raw.barsSeen();
    }

    /** {@return how many more bars it takes until an observation is legal; 0 when it is} */
    public final int missingBars() {
        return (int) Math.max(0, warmUpBars + 1 - barsSeen());
    }

    /**
     * Gives the time of the last bar.
     *
     * @return the time
     * @throws NotReadyException if there was no bar yet
     */
    public final Instant lastTime() {
        requireBar();
        return Instant.ofEpochMilli(raw.lastMillis());
    }

    /** {@return the last bar's time, in milliseconds since 1970-01-01T00:00Z; undefined before the first bar} */
    public final long lastMillis() {
        return raw.lastMillis();
    }

    /** {@return the counts of bars so far} */
    public final EngineCounts counts() {
        return raw.counts();
    }

    /** {@return how far the engine has come, for other threads} */
    public final EngineProgress progress() {
        return raw.progress();
    }

    private void requireBar() {
        if (barsSeen() == 0) {
            throw new NotReadyException(
                    new Fault(ErrorCode.NO_BAR_YET, contract().toString(), "a bar must have been taken in", "none"), 1);
        }
    }

    private void requireWarm() {
        int missing = missingBars();
        if (missing > 0) {
            long seen = barsSeen();
            throw new NotReadyException(
                    new Fault(
                            ErrorCode.WARM_UP,
                            contract().toString(),
                            "the first observation is legal at bar index "
                                    + warmUpBars + "; " + missing
                                    + (missing == 1 ? " bar is" : " bars are") + " missing",
                            seen + (seen == 1 ? " bar" : " bars")),
                    missing);
        }
    }
}
