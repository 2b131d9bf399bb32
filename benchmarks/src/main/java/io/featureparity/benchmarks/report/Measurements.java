// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that was measured, from the JSON of JMH. A benchmark is known by its class and method and the value of its parameter:
 * {@code InstrumentsBenchmark.updateAndObserve:8192}; with a percentile of what was sampled,
 * {@code LatencyBenchmark.hot@99.9}. What no JVM has run is of JDK 0, and stands beside every one.
 */
final class Measurements {

    private static final int NO_JDK = 0;

    private final Map<Integer, Map<String, Measurement>> byJdk = new TreeMap<>();
    private final Map<Integer, String> machines = new TreeMap<>();

    /** Reads all files of a folder. Where one benchmark was measured twice, the file that comes later by name counts. */
    static Measurements read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        Measurements measurements = new Measurements();
        for (Path file : files) {
            measurements.add(new ObjectMapper().readTree(file.toFile()));
        }
        return measurements;
    }

    void add(JsonNode results) {
        for (JsonNode result : results) {
            int jdk = jdk(result.path("jdkVersion").asText(""));
            byJdk.computeIfAbsent(jdk, unused -> new HashMap<>()).put(name(result), measurement(result));
            if (jdk != NO_JDK) {
                machines.put(
                        jdk,
                        result.path("vmName").asText() + " "
                                + result.path("vmVersion").asText());
            }
        }
    }

    private static int jdk(String version) {
        return version.isEmpty() ? NO_JDK : Runtime.Version.parse(version).feature();
    }

    private static String name(JsonNode result) {
        String full = result.path("benchmark").asText();
        String name = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
        for (JsonNode parameter : result.path("params")) {
            name += ":" + parameter.asText();
        }
        return name;
    }

    private static Measurement measurement(JsonNode result) {
        JsonNode time = result.path("primaryMetric");
        double scale = nanos(time.path("scoreUnit").asText());
        Map<String, Double> percentiles = new HashMap<>();
        if (result.path("mode").asText().equals("sample")) {
            time.path("scorePercentiles")
                    .properties()
                    .forEach(entry ->
                            percentiles.put(entry.getKey(), entry.getValue().asDouble() * scale));
        }
        return new Measurement(
                (percentiles.isEmpty() ? fastest(time) : time.path("score").asDouble()) * scale,
                number(result.path("secondaryMetrics")
                        .path("gc.alloc.rate.norm")
                        .path("score")),
                percentiles);
    }

    /** Whatever else a machine does only adds: so it is the fastest run that tells of the program, and not the middle. */
    private static double fastest(JsonNode time) {
        double fastest = time.path("score").asDouble();
        for (JsonNode fork : time.path("rawData")) {
            for (JsonNode run : fork) {
                fastest = Math.min(fastest, run.asDouble());
            }
        }
        return fastest;
    }

    /** JMH writes what it does not know as a text. */
    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }

    private static double nanos(String unit) {
        return switch (unit) {
            case "ns/op" -> 1;
            case "us/op" -> 1e3;
            case "ms/op" -> 1e6;
            case "s/op" -> 1e9;
            default -> throw new IllegalArgumentException("no time of an operation: " + unit);
        };
    }

    /** {@return the JDKs that something was measured on, oldest first} */
    Set<Integer> jdks() {
        Set<Integer> jdks = new TreeSet<>(byJdk.keySet());
        jdks.remove(NO_JDK);
        return jdks;
    }

    /** {@return the JVM's own name of itself} */
    String machine(int jdk) {
        return machines.getOrDefault(jdk, "");
    }

    OptionalDouble nanos(String name, int jdk) {
        int percentile = name.indexOf('@');
        Measurement found = find(percentile < 0 ? name : name.substring(0, percentile), jdk);
        if (found == null) {
            return OptionalDouble.empty();
        }
        if (percentile < 0) {
            return OptionalDouble.of(found.nanos());
        }
        Double at = found.percentiles().get(name.substring(percentile + 1));
        return at == null ? OptionalDouble.empty() : OptionalDouble.of(at);
    }

    OptionalDouble bytes(String name, int jdk) {
        Measurement found = name.contains("@") ? null : find(name, jdk);
        return found == null || Double.isNaN(found.bytes()) ? OptionalDouble.empty() : OptionalDouble.of(found.bytes());
    }

    private @Nullable Measurement find(String name, int jdk) {
        Measurement found = byJdk.getOrDefault(jdk, Map.of()).get(name);
        return found != null ? found : byJdk.getOrDefault(NO_JDK, Map.of()).get(name);
    }
}
