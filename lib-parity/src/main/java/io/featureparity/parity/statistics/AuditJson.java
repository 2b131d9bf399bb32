// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.StatisticsClaim;
import io.featureparity.contract.error.Fault;
import java.util.Locale;

/** Writes an audit as JSON. What is not known, or is no finite number, is {@code null}. */
final class AuditJson {

    private AuditJson() {}

    static String write(NormStatsAudit audit) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("verdict", lower(audit.verdict()));
        root.put("sentence", audit.sentence());
        ObjectNode range = root.putObject("range");
        range.put("source", lower(audit.range().source()));
        range.put("first", audit.range().first().toString());
        range.put("last", audit.range().last().toString());
        range.put("rows", audit.range().rows());
        range.put("whole", audit.range().whole());
        root.put("sessions", audit.sessions());
        ArrayNode features = root.putArray("features");
        audit.features().forEach(feature -> write(feature, features.addObject()));
        ArrayNode faults = root.putArray("faults");
        for (Fault fault : audit.faults()) {
            ObjectNode node = faults.addObject();
            node.put("code", fault.code().id());
            node.put("place", fault.where());
            node.put("rule", fault.rule());
            node.put("value", fault.value());
        }
        return text(root);
    }

    private static void write(AuditedFeature feature, ObjectNode node) {
        node.put("feature", feature.feature());
        node.put("finding", lower(feature.finding()));
        node.put("sentence", feature.sentence());
        ObjectNode stated = node.putObject("stated");
        number(stated, "mean", feature.stated().mean());
        number(stated, "std", feature.stated().std());
        number(stated, "min", feature.statedRange().min());
        number(stated, "max", feature.statedRange().max());
        long count = feature.statedCount();
        number(stated, "count", count == StatisticsClaim.UNKNOWN ? Double.NaN : count);
        ObjectNode fitted = node.putObject("fitted");
        number(fitted, "mean", feature.fitted().mean());
        number(fitted, "std", feature.fitted().std());
        number(fitted, "min", feature.fitted().min());
        number(fitted, "max", feature.fitted().max());
        number(fitted, "count", feature.fitted().count());
        NormalizedShape shape = feature.shape();
        ObjectNode normalized = node.putObject("normalized");
        normalized.put("count", shape.count());
        number(normalized, "mean", shape.mean());
        number(normalized, "std", shape.std());
        number(normalized, "min", shape.least());
        number(normalized, "p01", shape.low());
        number(normalized, "p50", shape.median());
        number(normalized, "p99", shape.high());
        number(normalized, "max", shape.greatest());
        number(normalized, "clipped", shape.clipped());
        normalized.put("nearly_constant", shape.isNearlyConstant());
    }

    private static void number(ObjectNode node, String key, double value) {
        if (!Double.isFinite(value)) {
            node.putNull(key);
        } else if (value == Math.rint(value) && Math.abs(value) < 1L << 53 && key.equals("count")) {
            node.put(key, (long) value);
        } else {
            node.put(key, value);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String text(ObjectNode root) {
        DefaultIndenter newLine = new DefaultIndenter("  ", "\n"); // on every platform
        try {
            return JsonMapper.builder()
                            .build()
                            .writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(newLine)
                                    .withArrayIndenter(newLine))
                            .writeValueAsString(root)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers can be written", e);
        }
    }
}
