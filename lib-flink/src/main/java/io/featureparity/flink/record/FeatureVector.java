// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import java.time.Instant;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What a model is given at a bar of an instrument. Two vectors are equal if they hold the same bits. Immutable.
 *
 * <p>At a bar of the warm-up no observation is legal (clause D4). A job sends such a bar only if it was asked for all
 * features, and its observation is then empty.
 */
@TypeInfo(RecordTypes.class)
public final class FeatureVector {

    private final String instrument;
    private final long time;
    private final long barsSeen;
    private final boolean inserted;
    final float[] observation;
    final double[] raw;

    private FeatureVector(
            String instrument, long time, long barsSeen, boolean inserted, float[] observation, double[] raw) {
        this.instrument = instrument;
        this.time = time;
        this.barsSeen = barsSeen;
        this.inserted = inserted;
        this.observation = observation;
        this.raw = raw;
    }

    /**
     * Makes a vector from arrays, without a copy: do not change the arrays afterwards.
     *
     * @param instrument the instrument
     * @param time the time of the bar, in milliseconds since 1970-01-01T00:00Z
     * @param barsSeen how many bars of the instrument were taken in, this one included
     * @param inserted whether the bar was missing and the feed put it in its place
     * @param observation the observation in contract order; empty at a bar of the warm-up
     * @param raw the raw features in contract order; empty if they were not asked for
     * @return the vector
     */
    public static FeatureVector wrapping(
            String instrument, long time, long barsSeen, boolean inserted, float[] observation, double[] raw) {
        return new FeatureVector(instrument, time, barsSeen, inserted, observation, raw);
    }

    /** {@return the instrument} */
    public String instrument() {
        return instrument;
    }

    /** {@return the time of the bar, in milliseconds since 1970-01-01T00:00Z} */
    public long time() {
        return time;
    }

    /** {@return how many bars of the instrument were taken in, this one included} */
    public long barsSeen() {
        return barsSeen;
    }

    /** {@return whether the bar was missing, and the feed put it in its place} */
    public boolean inserted() {
        return inserted;
    }

    /** {@return the observation in contract order, in a new array; empty at a bar of the warm-up} */
    public float[] observation() {
        return observation.clone();
    }

    /** {@return the raw features in contract order, in a new array; empty if they were not asked for} */
    public double[] raw() {
        return raw.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureVector that
                && instrument.equals(that.instrument)
                && time == that.time
                && barsSeen == that.barsSeen
                && inserted == that.inserted
                && Arrays.equals(observation, that.observation)
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * instrument.hashCode() + Long.hashCode(time)) + Arrays.hashCode(observation);
    }

    /** {@return the instrument, the time and the observation} */
    @Override
    public String toString() {
        return instrument + " at " + Instant.ofEpochMilli(time) + ": " + Arrays.toString(observation);
    }
}
