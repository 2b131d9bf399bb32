// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.decision.DecisionObserver;
import io.featureparity.observe.decision.DecisionScope;
import io.featureparity.observe.metrics.EngineProbe;
import io.featureparity.observe.metrics.Served;
import io.micrometer.core.instrument.MeterRegistry;

/** The engine with a probe, each bar a decision with a timer and a span. */
final class WatchedForm implements Work {

    private static final String INSTRUMENT = "USD/COP";

    /** What could be decided. */
    private enum Wanted {
        FLAT
    }

    private final EngineForm engine;
    private final DecisionObserver<Wanted> observer;

    /** Takes a registry that has backends, or none. */
    WatchedForm(FeatureContract contract, Bars bars, MeterRegistry registry) {
        Model model = Model.of(contract, Statistics.like(contract));
        EngineProbe probe = EngineProbe.of(new Served(INSTRUMENT, contract));
        this.engine = new EngineForm(FeatureEngine.of(model, BadPrices.REFUSE, probe), bars);
        this.observer = DecisionObserver.of(INSTRUMENT, model, Wanted.class, System::nanoTime, new ContainedFailures())
                .registry(registry)
                .build();
    }

    float[] decide() {
        try (DecisionScope<Wanted> scope = observer.begin(engine.time())) {
            float[] observation = engine.updateAndObserve();
            scope.decided(Wanted.FLAT);
            return observation;
        }
    }

    @Override
    public double run(int operations) {
        double sum = 0;
        for (int i = 0; i < operations; i++) {
            sum += decide()[0];
        }
        return sum;
    }
}
