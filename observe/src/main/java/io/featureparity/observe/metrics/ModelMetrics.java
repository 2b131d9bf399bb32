// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Shows which contract and which statistics an instrument is served with, as the labels of a metric that is always 1. */
public final class ModelMetrics implements MeterBinder, AutoCloseable {

    private final Served served;
    private final String statisticsHash;
    private final ContainedFailures failures;
    private final List<Meters> bound = new CopyOnWriteArrayList<>();

    /**
     * Prepares to show a model.
     *
     * @param instrument the instrument that it is served for
     * @param model the model
     * @param failures counts the exceptions of a registry
     */
    public ModelMetrics(String instrument, Model model, ContainedFailures failures) {
        this.served = new Served(instrument, model.contract());
        this.statisticsHash = model.hasStatistics() ? model.stats().hash() : "none";
        this.failures = failures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, failures);
        bound.add(meters);
        meters.gauge(
                Metric.MODEL_SERVED,
                () -> 1,
                served.instrument(),
                served.contractLabel(),
                served.contract().hash(),
                statisticsHash);
    }

    /** Removes the metric from the registries. Close this when another model is served. */
    @Override
    public void close() {
        bound.forEach(Meters::close);
        bound.clear();
    }
}
