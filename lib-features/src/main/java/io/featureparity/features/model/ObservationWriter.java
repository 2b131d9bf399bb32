// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.model;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Position;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.refusal.BarRefusals;

/**
 * Writes a whole observation (clauses D1 to D3): first the normalised market features, then the state features.
 *
 * <p>A NaN position or clock is refused, since no default could replace it. A value outside of the bounds, even an
 * infinite one, is set to the nearer bound.
 *
 * <p>Immutable and thread-safe; each {@link Model} has one.
 */
public final class ObservationWriter {

    private static final int NONE = -1;

    private final FeatureContract contract;
    private final Normalizer normalizer;
    private final int positionIndex;
    private final double positionLimit;
    private final int timeIndex;

    ObservationWriter(FeatureContract contract, Normalizer normalizer) {
        this.contract = contract;
        this.normalizer = normalizer;
        int foundPosition = NONE;
        int foundTime = NONE;
        double limit = 0;
        for (FeatureSpec spec : contract.stateFeatures()) {
            Calculation calculation = spec.calculation();
            if (calculation instanceof Position position) {
                foundPosition = spec.index();
                limit = position.limit();
            } else {
                foundTime = spec.index();
            }
        }
        positionIndex = foundPosition;
        positionLimit = limit;
        timeIndex = foundTime;
    }

    /**
     * Writes the observation at an engine's last bar, allocating nothing.
     *
     * @param raw the engine, of the contract's market features
     * @param position the agent's position, clipped to its limit
     * @param timeNormalized how far the session has come, clipped to 0 to 1
     * @param out where the observation is put, in contract order
     * @param offset the index of its first value
     * @throws InputException if one of the values is NaN or the array is too short
     */
    public void write(RawEngine raw, double position, double timeNormalized, float[] out, int offset) {
        if (out.length - offset < contract.size()) {
            throw BarRefusals.length("observation", contract.size(), out.length - offset);
        }
        requireNumbers(position, timeNormalized);
        normalizer.normalize(raw, out, offset);
        writeState(position, timeNormalized, out, offset);
    }

    private static void requireNumbers(double position, double timeNormalized) {
        if (Double.isNaN(position) || Double.isNaN(timeNormalized)) {
            throw new InputException(new Fault(
                    ErrorCode.AGENT_STATE_NOT_A_NUMBER,
                    Double.isNaN(position) ? "position" : "time_normalized",
                    "must be a number",
                    "NaN"));
        }
    }

    /**
     * Writes only the state features, allocating nothing.
     *
     * @param position the agent's position, clipped to its limit
     * @param timeNormalized how far the session has come, clipped to 0 to 1
     * @param out where the observation is, in contract order
     * @param offset the index of its first value
     * @throws InputException if one of the values is NaN
     */
    public void writeState(double position, double timeNormalized, float[] out, int offset) {
        requireNumbers(position, timeNormalized);
        writePosition(position, out, offset);
        if (timeIndex != NONE) {
            out[offset + timeIndex] = (float) clip(timeNormalized, 0, 1);
        }
    }

    /**
     * Writes only the agent's position into an observation that was computed for another position, allocating nothing.
     *
     * @param position the agent's position, clipped to its limit
     * @param out where the observation is, in contract order
     * @param offset the index of its first value
     * @throws InputException if the position is NaN
     */
    public void writePosition(double position, float[] out, int offset) {
        requireNumbers(position, 0);
        if (positionIndex != NONE) {
            out[offset + positionIndex] = (float) clip(position, -positionLimit, positionLimit);
        }
    }

    private static double clip(double value, double least, double most) {
        return value < least ? least : value > most ? most : value;
    }
}
