// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkpostgres;

import io.featureparity.features.model.Model;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import java.time.Instant;

/**
 * Makes rows of vectors. The position of a row is the number of its bar among those that the job took in: a job knows no stored bars.
 */
final class VectorRows {

    private final Model model;
    private final double agentPosition;

    VectorRows(Model model, double agentPosition) {
        this.model = model;
        this.agentPosition = agentPosition;
    }

    FeatureRow of(FeatureVector vector) {
        FeatureKey key = FeatureKey.of(vector.instrument(), model);
        Instant time = Instant.ofEpochMilli(vector.time());
        double[] raw = vector.raw();
        float[] normalized = new float[raw.length];
        model.normalizer().normalize(raw, normalized);
        float[] observation = vector.observation();
        return observation.length == 0
                ? FeatureRow.warmingUp(key, time, vector.barsSeen(), raw, normalized)
                : FeatureRow.of(
                        key,
                        time,
                        vector.barsSeen(),
                        raw,
                        normalized,
                        agentPosition,
                        ObservationVector.of(observation));
    }
}
