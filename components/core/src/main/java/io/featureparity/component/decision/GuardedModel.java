// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import io.featureparity.resilience.breaker.Edge;

/** A model behind an edge. A model gives the same number for the same observation, so a call may be repeated. */
public final class GuardedModel implements DecisionModel {

    private final DecisionModel model;
    private final Edge edge;

    /**
     * Makes the model.
     *
     * @param model the model, which this one closes
     * @param edge the way to it
     */
    public GuardedModel(DecisionModel model, Edge edge) {
        this.model = model;
        this.edge = edge;
    }

    @Override
    public int observationSize() {
        return model.observationSize();
    }

    @Override
    public double decide(float[] observation) {
        return edge.repeatable(() -> model.decide(observation));
    }

    @Override
    public void close() {
        model.close();
    }
}
