// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import java.util.Arrays;

/**
 * One observation that was served, with all that it was computed from. Immutable.
 *
 * <p>The contract, the statistics and the version of the library are in the {@linkplain #header() header} of the segment.
 */
public final class ServedVector implements AuditRecord {

    private final long number;
    private final SegmentHeader header;
    private final SeenBar bar;
    private final long wallTime;
    private final double position;
    private final double timeNormalized;
    private final float[] observation;
    private final String observationHash;

    ServedVector(
            long number,
            SegmentHeader header,
            SeenBar bar,
            long wallTime,
            double position,
            double timeNormalized,
            float[] observation,
            String observationHash) {
        this.number = number;
        this.header = header;
        this.bar = bar;
        this.wallTime = wallTime;
        this.position = position;
        this.timeNormalized = timeNormalized;
        this.observation = observation;
        this.observationHash = observationHash;
    }

    @Override
    public long number() {
        return number;
    }

    /** {@return the header of the segment: contract, statistics, version of the library} */
    public SegmentHeader header() {
        return header;
    }

    /** {@return the bar, the macro values and the raw features} */
    public SeenBar bar() {
        return bar;
    }

    /** {@return when it was served, by the caller's clock, in milliseconds since 1970-01-01T00:00Z} */
    public long wallTime() {
        return wallTime;
    }

    /** {@return the agent's position as it was given, before it was clipped} */
    public double position() {
        return position;
    }

    /** {@return how far the session had come, before it was clipped} */
    public double timeNormalized() {
        return timeNormalized;
    }

    /** {@return the normalised features in contract order: an observation begins with them (clause D1)} */
    public float[] normalized() {
        return Arrays.copyOf(observation, header.marketCount());
    }

    /** {@return the observation in contract order, in a new array} */
    public float[] observation() {
        return observation.clone();
    }

    /**
     * Gives one value of the observation.
     *
     * @param feature the index of a feature
     * @return the value
     */
    public float observation(int feature) {
        return observation[feature];
    }

    /**
     * {@return the SHA-256 of the observation's bytes, its floats little-endian, as 64 lower-case hex digits; a model server
     * writes the same hash beside its answer}
     */
    public String observationHash() {
        return observationHash;
    }

    @Override
    public String toString() {
        return "served vector " + number + ": " + bar + ", position " + position;
    }
}
