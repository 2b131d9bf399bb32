// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.system;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.store.row.ObservationVector;
import java.util.ArrayList;
import java.util.List;

/** A model that keeps what it is given. */
final class RecordingModel implements DecisionModel {

    private final DecisionModel model;
    private final List<ObservationVector> given = new ArrayList<>();

    RecordingModel(DecisionModel model) {
        this.model = model;
    }

    List<ObservationVector> given() {
        return given;
    }

    @Override
    public int observationSize() {
        return model.observationSize();
    }

    @Override
    public double decide(float[] observation) {
        given.add(ObservationVector.of(observation));
        return model.decide(observation);
    }

    @Override
    public void close() {
        model.close();
    }
}
