// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.featureparity.observe.metrics.Meters;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names under which Prometheus knows the metrics, as its registry writes them. */
public final class PrometheusNames {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{([^}]*)})? ");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    private static final PrometheusMeterRegistry REGISTRY = withEveryMetric();

    private PrometheusNames() {}

    /** A registry that holds each metric of the catalogue once, with the name of each label as its value. */
    private static PrometheusMeterRegistry withEveryMetric() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters meters = new Meters(registry, new ContainedFailures());
        for (Metric metric : Metric.values()) {
            String[] values = metric.labels().stream().map(Label::key).toArray(String[]::new);
            switch (metric.kind()) {
                case COUNTER -> meters.counter(metric, () -> 1, values);
                case GAUGE -> meters.gauge(metric, () -> 1, values);
                case TIMER -> meters.timer(metric, values);
            }
        }
        return registry;
    }

    /** The names of all samples that a scrape gives, each with the names of its labels. */
    public static Map<String, Set<String>> samples() {
        return SAMPLE.matcher(REGISTRY.scrape())
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), PrometheusNames::labels, (a, b) -> a, LinkedHashMap::new));
    }

    private static Set<String> labels(MatchResult sample) {
        return sample.group(2) == null
                ? Set.of()
                : LABEL.matcher(sample.group(2))
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of the family of a metric; a timer has the suffixes {@code _count}, {@code _sum} and {@code _max}. */
    public static String of(Metric metric) {
        NamingConvention names = REGISTRY.config().namingConvention();
        String unit = metric.unit().isEmpty() ? null : metric.unit();
        String name = names.name(metric.id(), type(metric), unit);
        return metric.kind() == MetricKind.COUNTER ? name + "_total" : name;
    }

    /** The name of a label. */
    public static String of(Label label) {
        return label.key().replace('.', '_');
    }

    private static Meter.Type type(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER -> Meter.Type.COUNTER;
            case GAUGE -> Meter.Type.GAUGE;
            case TIMER -> Meter.Type.TIMER;
        };
    }

    static List<String> suffixes(Metric metric) {
        return metric.kind() == MetricKind.TIMER ? List.of("_count", "_sum", "_max") : List.of("");
    }
}
