// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/** Shows the level of a service, its transitions, and the breakers at its edges. */
public final class ResilienceMetrics implements MeterBinder {

    private final String instrument;
    private final ServiceLevels levels;
    private final List<Edge> edges;
    private final ContainedFailures failures;

    /**
     * Prepares to show them.
     *
     * @param instrument what the service serves
     * @param levels its levels
     * @param edges its edges
     * @param failures counts what a registry throws
     */
    public ResilienceMetrics(String instrument, ServiceLevels levels, List<Edge> edges, ContainedFailures failures) {
        this.instrument = instrument;
        this.levels = levels;
        this.edges = List.copyOf(edges);
        this.failures = failures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, failures);
        meters.gauge(Metric.LEVEL, () -> levels.level().number(), instrument);
        for (ServiceLevel to : ServiceLevel.values()) {
            meters.counter(
                    Metric.LEVEL_TRANSITIONS, () -> levels.transitions(to), instrument, Integer.toString(to.number()));
        }
        for (Edge edge : edges) {
            meters.gauge(
                    Metric.BREAKER_OPEN,
                    () -> edge.state().state() == BreakerState.OPEN ? 1 : 0,
                    instrument,
                    edge.name());
            meters.counter(Metric.BREAKER_OPENED, () -> edge.state().opened(), instrument, edge.name());
            meters.counter(Metric.BREAKER_REFUSED, () -> edge.state().refused(), instrument, edge.name());
            meters.counter(Metric.BREAKER_REPEATED, () -> edge.state().repeated(), instrument, edge.name());
        }
    }
}
