// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Position;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Clauses D1 to D3 put together: the normalised market features, then the state features.
 *
 * <p>Of the state features: a position or a clock that is NaN is refused, since there is no value to stand in for it; an
 * infinite one, like any other outside the bounds, gives the bound of its side.
 */
final class ObservationWriter {

    private static final int NONE = -1;

    /** Thousands of engines of one model are common, models are few; one whose statistics nobody holds is forgotten. */
    private static final Map<NormStats, Map<FeatureContract, ObservationWriter>> WRITERS = new WeakHashMap<>();

    private final FeatureContract contract;
    private final Normalizer normalizer;
    private final int positionIndex;
    private final double positionLimit;
    private final int timeIndex;

    private ObservationWriter(FeatureContract contract, NormStats stats) {
        this.contract = contract;
        this.normalizer = Normalizer.of(contract, stats);
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

    /** The writer of a model; of the same statistics and an equal contract, the same. */
    static ObservationWriter of(FeatureContract contract, NormStats stats) {
        synchronized (WRITERS) {
            return WRITERS.computeIfAbsent(stats, first -> new HashMap<>())
                    .computeIfAbsent(contract, first -> new ObservationWriter(contract, stats));
        }
    }

    Normalizer normalizer() {
        return normalizer;
    }

    void write(double[] raw, AgentState state, float[] out) {
        write(raw, state.position(), state.timeNormalized(contract.session()), out, 0);
    }

    void write(double[] raw, double position, double timeNormalized, float[] out, int offset) {
        if (out.length - offset < contract.size()) {
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    "observation",
                    "the array must hold at least " + contract.size() + " values",
                    Integer.toString(out.length - offset)));
        }
        if (Double.isNaN(position) || Double.isNaN(timeNormalized)) {
            throw new InputException(new Fault(
                    ErrorCode.AGENT_STATE_NOT_A_NUMBER,
                    Double.isNaN(position) ? "position" : "time_normalized",
                    "must be a number",
                    "NaN"));
        }
        normalizer.normalize(raw, out, offset);
        if (positionIndex != NONE) {
            out[offset + positionIndex] = (float) clip(position, -positionLimit, positionLimit);
        }
        if (timeIndex != NONE) {
            out[offset + timeIndex] = (float) clip(timeNormalized, 0, 1);
        }
    }

    private static double clip(double value, double least, double most) {
        return value < least ? least : value > most ? most : value;
    }
}
