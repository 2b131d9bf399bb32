// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.decision.DecisionObserver;
import io.featureparity.observe.decision.DecisionScope;
import io.featureparity.observe.metrics.EngineMetrics;
import io.featureparity.observe.metrics.Served;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** The engine with metrics, each bar a decision with a timer and a span. */
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
        FeatureEngine watched = FeatureEngine.of(model);
        this.engine = new EngineForm(watched, bars);
        ContainedFailures failures = new ContainedFailures();
        TradingCalendar calendar = TradingCalendar.of(contract, Closures.none());
        new EngineMetrics(
                        new Served(INSTRUMENT, contract),
                        calendar,
                        watched.progress(),
                        InstantSource.system(),
                        failures)
                .bindTo(registry);
        this.observer = DecisionObserver.of(INSTRUMENT, model, Wanted.class, System::nanoTime, failures)
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

    /** Begins and ends a decision, and computes nothing. */
    long decideNothing() {
        long time = engine.time();
        try (DecisionScope<Wanted> scope = observer.begin(time)) {
            scope.decided(Wanted.FLAT);
        }
        return time;
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
