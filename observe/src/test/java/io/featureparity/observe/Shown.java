// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a registry shows, as text that a test can compare. */
public final class Shown {

    public final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** The value of a metric with some labels, written as {@code key=value}; nothing if there is no such meter. */
    public Optional<Double> value(Metric metric, String... labels) {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().equals(metric.id()))
                .filter(meter -> labels(meter).containsAll(List.of(labels)))
                .map(Shown::value)
                .findFirst();
    }

    /** All values of a metric that are not 0, by their labels. */
    public Map<String, Double> values(Metric metric) {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().equals(metric.id()) && value(meter) != 0)
                .collect(Collectors.toMap(
                        meter -> String.join(" ", labels(meter)), Shown::value, (a, b) -> a, TreeMap::new));
    }

    private static List<String> labels(Meter meter) {
        return meter.getId().getTags().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .toList();
    }

    private static double value(Meter meter) {
        return StreamSupport.stream(meter.measure().spliterator(), false)
                .filter(one -> one.getStatistic() == Statistic.COUNT || one.getStatistic() == Statistic.VALUE)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** A registry that throws whenever a meter is made. */
    public static MeterRegistry broken() {
        SimpleMeterRegistry broken = new SimpleMeterRegistry();
        broken.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                throw new IllegalStateException("broken");
            }
        });
        return broken;
    }
}
