// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.FeatureBreakerState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;

/** Metrics of the breaker of features. It stands among the other breakers, with the name {@value #NAME}. */
public final class FeatureBreakerMetrics implements MeterBinder {

    /** The value of the label that says which breaker it is. */
    public static final String NAME = "features";

    private final String instrument;
    private final Supplier<FeatureBreakerState> breaker;
    private final ContainedFailures failures;

    /**
     * Prepares to show it.
     *
     * @param instrument the instrument that the service serves
     * @param breaker gives the state of the breaker; called on any thread
     * @param failures counts the exceptions of a registry
     */
    public FeatureBreakerMetrics(String instrument, Supplier<FeatureBreakerState> breaker, ContainedFailures failures) {
        this.instrument = instrument;
        this.breaker = breaker;
        this.failures = failures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, failures);
        meters.gauge(
                Metric.BREAKER_OPEN,
                () -> breaker.get().state() == BreakerState.CLOSED ? 0 : 1, // it serves nothing while it tries
                instrument,
                NAME);
        meters.counter(Metric.BREAKER_OPENED, () -> breaker.get().opened(), instrument, NAME);
    }
}
