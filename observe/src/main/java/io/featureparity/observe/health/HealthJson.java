// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ShortestDecimal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Reports as JSON in ASCII. The keys and their order do not change; {@code docs/observability.md} has them. */
final class HealthJson {

    private HealthJson() {}

    /** Only the status: whoever asks has shown no key. */
    static String live(HealthReport report) {
        return "{\n  \"status\": " + quote(report.status().word()) + "\n}\n";
    }

    /** The status, and the names of the parts that are down: whoever asks has shown no key. */
    static String ready(HealthReport report) {
        List<String> problems = report.parts().stream()
                .filter(part -> part.status() == HealthStatus.DOWN)
                .map(part -> quote(part.name()))
                .toList();
        String list = problems.isEmpty() ? "[]" : "[\n    " + String.join(",\n    ", problems) + "\n  ]";
        return "{\n  \"ready\": " + problems.isEmpty() + ",\n  \"problems\": " + list + "\n}\n";
    }

    /** All that was found. */
    static String deep(HealthReport report) {
        StringJoiner parts = new StringJoiner(",\n", "[\n", "\n  ]").setEmptyValue("[]");
        report.parts().forEach(part -> parts.add(part(part)));
        return "{\n  \"status\": " + quote(report.status().word()) + ",\n  \"time\": "
                + quote(report.time().toString()) + ",\n  \"parts\": " + parts + "\n}\n";
    }

    private static String part(PartHealth part) {
        StringJoiner members = new StringJoiner(",\n", "    {\n", "\n    }");
        members.add(member("name", part.name()));
        members.add(member("status", part.status().word()));
        members.add(member("latency_ms", millis(part.latency())));
        members.add(member("reason", part.finding().reason()));
        StringJoiner details = new StringJoiner(", ", "{", "}");
        for (Map.Entry<String, Object> detail : part.finding().details().entrySet()) {
            details.add(quote(detail.getKey()) + ": " + value(detail.getValue()));
        }
        return members.add("      \"details\": " + details).toString();
    }

    private static String member(String key, Object value) {
        return "      " + quote(key) + ": " + value(value);
    }

    private static BigDecimal millis(Duration latency) {
        return BigDecimal.valueOf(latency.toNanos() / 1000, 3);
    }

    /** JSON has no word for infinities and NaN. */
    private static String value(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number) || Double.isInfinite(number) ? "null" : ShortestDecimal.of(number);
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : quote(value.toString());
    }

    private static String quote(String text) {
        return JsonDocument.quote(text);
    }
}
