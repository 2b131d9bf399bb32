// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.promql;

import io.featureparity.testsupport.promql.Expr.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Samples as Prometheus keeps them: of each series a value for each time that it was scraped. */
public final class Samples {

    /** So long a sample is taken for the newest one. */
    private static final long LOOKBACK = 300;

    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** By the name of the metric. */
    private final Map<String, Map<Map<String, String>, NavigableMap<Long, Double>>> series = new HashMap<>();

    /** Takes the text that a registry gave at a time, in seconds. */
    public void scraped(long time, String text) {
        LINE.matcher(text).results().forEach(line -> {
            Map<String, String> labels = new TreeMap<>(Map.of("__name__", line.group(1), "instance", "i1"));
            if (line.group(2) != null) {
                LABEL.matcher(line.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            put(labels, time, value(line));
        });
    }

    private static double value(MatchResult line) {
        return switch (line.group(3)) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(line.group(3));
        };
    }

    private void put(Map<String, String> labels, long time, double value) {
        series.computeIfAbsent(labels.getOrDefault("__name__", ""), any -> new HashMap<>())
                .computeIfAbsent(labels, any -> new TreeMap<>())
                .put(time, value);
    }

    /** The samples of each series that a selector selects, from a range before a time up to it. */
    Map<Map<String, String>, List<Map.Entry<Long, Double>>> select(Selector selector, long time) {
        long end = time - selector.offset();
        long from = end - selector.range().orElse(LOOKBACK);
        Map<Map<String, String>, List<Map.Entry<Long, Double>>> found = new HashMap<>();
        series.getOrDefault(selector.name(), Map.of()).forEach((labels, samples) -> {
            List<Map.Entry<Long, Double>> within =
                    List.copyOf(samples.subMap(from, false, end, true).entrySet());
            boolean matches = selector.matchers().stream()
                    .allMatch(matcher -> matcher.accepts(labels.getOrDefault(matcher.label(), "")));
            if (matches && !within.isEmpty()) {
                found.put(labels, within);
            }
        });
        return found;
    }
}
