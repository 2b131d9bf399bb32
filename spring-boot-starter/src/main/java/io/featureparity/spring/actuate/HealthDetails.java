// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.actuate;

import io.featureparity.observe.health.HealthReport;
import io.featureparity.observe.health.PartHealth;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report of the health as the details that each Spring Boot shows. */
final class HealthDetails {

    private HealthDetails() {}

    /** The parts by name, each with its status, its latency, why it is not well, and its details. */
    static Map<String, Object> of(HealthReport report) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (PartHealth part : report.parts()) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("status", part.status().name());
            shown.put("latencyMillis", part.latency().toNanos() / 1e6);
            if (!part.finding().reason().isEmpty()) {
                shown.put("reason", part.finding().reason());
            }
            // An instant as text: whether a service has taught its JSON library about them does not matter then.
            part.finding()
                    .details()
                    .forEach((key, value) -> shown.put(key, value instanceof Instant ? value + "" : value));
            parts.put(part.name(), shown);
        }
        return parts;
    }
}
