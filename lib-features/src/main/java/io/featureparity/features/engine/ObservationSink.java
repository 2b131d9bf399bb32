// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import io.featureparity.features.raw.BarBuffer;

/**
 * Receives what an engine computes and serves, for a log. The engine calls it on its own thread, right after each bar
 * and each observation, so an implementation must be quick. An exception that it throws reaches the caller of the
 * engine.
 *
 * <p>The arrays and buffers are the engine's or the caller's own: read them during the call, and keep none of them.
 *
 * <p>The sink is not told of a bar that is only peeked at, nor of its observation. A copy of an engine has no sink.
 */
public interface ObservationSink {

    /**
     * Says whether the sink wants the engine's state before the next bar is taken in. By default it does not.
     *
     * @param features the features at the bar before
     * @param time the time of the bar that comes next, in milliseconds since 1970-01-01T00:00Z
     * @return whether {@link #state} is to be called now
     */
    default boolean wantsState(FeatureView features, long time) {
        return false;
    }

    /**
     * Receives the state of the engine: before a bar, when {@link #wantsState} asked for it; and whenever the engine was
     * restored or reset. By default this does nothing.
     *
     * @param snapshot the state
     * @param time the time of the bar that comes next, or of the last bar if the engine was restored or reset; in
     *     milliseconds since 1970-01-01T00:00Z
     */
    default void state(EngineSnapshot snapshot, long time) {
        // Most sinks want bars and observations alone.
    }

    /**
     * Receives a bar that the engine has taken in.
     *
     * @param features the features at this bar
     * @param bar the bar as the calculations saw it: values that no calculation may see are absent
     */
    void updated(FeatureView features, BarBuffer bar);

    /**
     * Receives an observation that was given out.
     *
     * @param features the features at the last bar
     * @param position the agent's position as it was given, before it is clipped
     * @param timeNormalized how far the session has come, from 0 to 1, before it is clipped
     * @param observation the array that holds the observation
     * @param offset where the observation begins in the array
     */
    void observed(FeatureView features, double position, double timeNormalized, float[] observation, int offset);
}
