// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.promql;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A rule of an alert, as Prometheus reads it: what is unknown or missing is refused. */
public record AlertRule(
        String name, Expr expression, long forSeconds, Map<String, String> labels, Map<String, String> annotations) {

    /** The rules of this project, of a module at the top. */
    public static final Path FILE = Path.of("../dashboards/alerts.yaml");

    /** All rules of this project. */
    public static List<AlertRule> all() {
        return read(FILE);
    }

    /** All rules of a file. */
    public static List<AlertRule> read(Path file) {
        try {
            ObjectMapper yaml = new ObjectMapper(YAMLFactory.builder()
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .build());
            yaml.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return rules(yaml.readTree(file.toFile()));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<AlertRule> rules(JsonNode file) {
        requireKeys(file, Set.of("groups"), Set.of());
        return stream(file.get("groups"))
                .peek(group -> {
                    requireKeys(group, Set.of("name", "rules"), Set.of("interval"));
                    PromQl.seconds(group.path("interval").asText("1m"));
                })
                .flatMap(group -> stream(group.get("rules")))
                .map(AlertRule::rule)
                .toList();
    }

    private static AlertRule rule(JsonNode rule) {
        requireKeys(rule, Set.of("alert", "expr", "labels", "annotations"), Set.of("for"));
        String name = rule.get("alert").asText();
        if (!name.matches("[A-Z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("no name of an alert: " + name);
        }
        Expr expression = PromQl.parse(rule.get("expr").asText().trim());
        if (expression.type() != Expr.Type.VECTOR) {
            throw new IllegalArgumentException(name + " must be a vector");
        }
        long seconds = rule.has("for") ? PromQl.seconds(rule.get("for").asText()) : 0;
        return new AlertRule(name, expression, seconds, texts(rule.get("labels")), texts(rule.get("annotations")));
    }

    private static void requireKeys(JsonNode node, Set<String> needed, Set<String> allowed) {
        Set<String> keys = new TreeSet<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        Set<String> unknown = new TreeSet<>(keys);
        unknown.removeAll(needed);
        unknown.removeAll(allowed);
        if (!keys.containsAll(needed) || !unknown.isEmpty()) {
            throw new IllegalArgumentException("keys must be " + needed + " and may be " + allowed + ", not " + keys);
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.properties().forEach(field -> {
            if (!field.getKey().matches("[a-zA-Z_][a-zA-Z0-9_]*")
                    || !field.getValue().isTextual()) {
                throw new IllegalArgumentException("no label or annotation: " + field);
            }
            texts.put(field.getKey(), field.getValue().asText());
        });
        return texts;
    }

    /** Says at which minutes of a time it fires, evaluated once a minute as Prometheus does. */
    public Set<Long> fires(Samples samples, long from, long to) {
        Map<Map<String, String>, Long> pending = new HashMap<>();
        Set<Long> firing = new TreeSet<>();
        for (long time = from; time <= to; time += 60) {
            Set<Map<String, String>> active =
                    new Evaluator(samples, time).vector(expression).keySet();
            pending.keySet().retainAll(active);
            for (Map<String, String> one : active) {
                long since = pending.getOrDefault(one, time);
                pending.put(one, since);
                if (time - since >= forSeconds) {
                    firing.add((time - from) / 60);
                }
            }
        }
        return firing;
    }
}
