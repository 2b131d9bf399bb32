// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Label;
import io.featureparity.observe.Metric;
import io.featureparity.observe.MetricKind;
import io.featureparity.observe.Part;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the {@linkplain Metric catalogue} in one registry. This is the only place that makes meters. If the registry
 * throws, the exception is counted, the meter is missing, and all else goes on.
 *
 * <p>Thread-safe.
 */
public final class Meters implements AutoCloseable {

    private final MeterRegistry registry;
    private final ContainedFailures failures;
    private final List<Meter> made = new CopyOnWriteArrayList<>();

    /**
     * Makes meters in a registry.
     *
     * @param registry where meters are made
     * @param failures counts the exceptions of the registry
     */
    public Meters(MeterRegistry registry, ContainedFailures failures) {
        this.registry = registry;
        this.failures = failures;
    }

    /**
     * Makes a counter that shows a count which is kept elsewhere.
     *
     * @param metric a counter of the catalogue
     * @param count reads the count; called on any thread
     * @param values the values of the metric's labels, in their order
     */
    public void counter(Metric metric, LongSupplier count, String... values) {
        Tags tags = tags(metric, MetricKind.COUNTER, values);
        // The registry holds the supplier weakly and the function strongly, so the function has to hold the supplier.
        make(() -> FunctionCounter.builder(metric.id(), count, weakly -> count.getAsLong())
                .tags(tags)
                .baseUnit(unit(metric))
                .description(metric.meaning())
                .register(registry));
    }

    /**
     * Makes a gauge that shows a value as it is now.
     *
     * @param metric a gauge of the catalogue
     * @param value reads the value, NaN if there is none; called on any thread
     * @param values the values of the metric's labels, in their order
     */
    public void gauge(Metric metric, DoubleSupplier value, String... values) {
        Tags tags = tags(metric, MetricKind.GAUGE, values);
        make(() -> Gauge.builder(metric.id(), value, DoubleSupplier::getAsDouble)
                .strongReference(true)
                .tags(tags)
                .baseUnit(unit(metric))
                .description(metric.meaning())
                .register(registry));
    }

    /**
     * Makes a timer.
     *
     * @param metric a timer of the catalogue
     * @param values the values of the metric's labels, in their order
     * @return the timer; nothing if the registry has thrown
     */
    public Optional<Timer> timer(Metric metric, String... values) {
        Tags tags = tags(metric, MetricKind.TIMER, values);
        return Optional.ofNullable(make(() -> Timer.builder(metric.id())
                .tags(tags)
                .description(metric.meaning())
                .register(registry)));
    }

    private static @Nullable String unit(Metric metric) {
        return metric.unit().isEmpty() ? null : metric.unit();
    }

    private static Tags tags(Metric metric, MetricKind kind, String... values) {
        List<Label> labels = metric.labels();
        if (metric.kind() != kind || labels.size() != values.length) {
            throw new IllegalArgumentException(metric.id() + " is a " + metric.kind() + " with the labels " + labels);
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(labels.get(i).key(), values[i]);
        }
        return tags;
    }

    private <M extends Meter> @Nullable M make(Supplier<M> maker) {
        try {
            M meter = maker.get();
            made.add(meter);
            return meter;
        } catch (Throwable thrown) {
            failures.add(Part.REGISTRY, thrown);
            return null;
        }
    }

    /** Removes all of its meters from the registry. */
    @Override
    public void close() {
        for (Meter meter : made) {
            failures.run(Part.REGISTRY, () -> registry.remove(meter));
        }
        made.clear();
    }
}
