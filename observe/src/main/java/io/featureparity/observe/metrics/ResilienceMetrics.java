// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/** Metrics of the level of a service, its transitions, the breakers at its edges, and the ports of stores behind them. */
public final class ResilienceMetrics implements MeterBinder {

    private final String instrument;
    private final ServiceLevels levels;
    private final List<Edge> edges;
    private final ContainedFailures failures;

    /**
     * Prepares to show them.
     *
     * @param instrument the instrument that the service serves
     * @param levels its levels
     * @param edges its edges; a port is shown if it was asked for before these metrics are bound
     * @param failures counts the exceptions of a registry
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
        meters.counter(Metric.LEVEL_LISTENER_FAILURES, levels::listenerFailures, instrument);
        for (Edge edge : edges) {
            meters.gauge(
                    Metric.BREAKER_OPEN,
                    () -> edge.state().state() == BreakerState.OPEN ? 1 : 0,
                    instrument,
                    edge.name());
            meters.counter(Metric.BREAKER_OPENED, () -> edge.state().opened(), instrument, edge.name());
            meters.counter(Metric.BREAKER_REFUSED, () -> edge.state().refused(), instrument, edge.name());
            meters.counter(Metric.BREAKER_REPEATED, () -> edge.state().repeated(), instrument, edge.name());
            meters.counter(Metric.BREAKER_LISTENER_FAILURES, edge::listenerFailures, instrument, edge.name());
            edge.ports().forEach(port -> show(port, meters));
        }
    }

    private void show(StorePort port, Meters meters) {
        meters.counter(Metric.STORE_READS, port::reads, instrument, port.name());
        meters.counter(Metric.STORE_WRITES, port::writes, instrument, port.name());
        meters.counter(Metric.STORE_FAILURES, port::failures, instrument, port.name());
        meters.counter(Metric.STORE_REPEATED, port::repeated, instrument, port.name());
    }
}
