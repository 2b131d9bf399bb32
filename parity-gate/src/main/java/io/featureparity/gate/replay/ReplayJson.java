// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.replay;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.parity.audit.BarsBefore;
import io.featureparity.parity.audit.ReplayedDecision;
import io.featureparity.parity.audit.ReplayedFeature;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** A replayed decision as JSON, for programs. Numbers are text, in decimal and with every bit, as in the report of a comparison. */
public final class ReplayJson {

    private ReplayJson() {}

    /**
     * Writes a decision.
     *
     * @param report the decision
     * @return the text
     */
    public static String write(ReplayFacts report) {
        ReplayedDecision decision = report.decision();
        return "{\n  \"equal\": " + decision.isEqual()
                + ",\n  \"sentence\": " + JsonDocument.quote(decision.sentence())
                + ",\n  \"facts\": " + object(report.facts())
                + ",\n  \"inputs\": {"
                + report.inputs().entrySet().stream()
                        .map(entry -> JsonDocument.quote(entry.getKey()) + ": " + number(entry.getValue()))
                        .collect(Collectors.joining(", "))
                + "},\n  \"position\": " + number(decision.served().position())
                + ",\n  \"time_normalized\": " + number(decision.served().timeNormalized())
                + ",\n  \"features\": [\n    "
                + decision.features().stream().map(ReplayJson::feature).collect(Collectors.joining(",\n    "))
                + "\n  ],\n  \"before\": [\n    "
                + decision.before().bars().stream().map(ReplayJson::bar).collect(Collectors.joining(",\n    "))
                + "\n  ]\n}\n";
    }

    private static String feature(ReplayedFeature feature) {
        return "{\"name\": " + JsonDocument.quote(feature.name())
                + ", \"equal\": " + feature.isEqual()
                + ", \"clause\": " + JsonDocument.quote(feature.clause())
                + ", \"formula\": " + JsonDocument.quote(feature.formula())
                + ", \"define\": " + object(feature.definitions())
                + ", \"raw_served\": " + number(feature.servedRaw())
                + ", \"raw_recomputed\": " + number(feature.computedRaw())
                + ", \"normalization\": "
                + JsonDocument.quote(feature.feature().normalization().name().toLowerCase(java.util.Locale.ROOT))
                + ", \"origin\": " + number(feature.origin())
                + ", \"unit\": " + number(feature.unit())
                + ", \"served\": " + number(feature.served())
                + ", \"recomputed\": " + number(feature.computed()) + "}";
    }

    private static String bar(BarsBefore.Seen seen) {
        return "{\"time\": "
                + JsonDocument.quote(Instant.ofEpochMilli(seen.bar().time()).toString())
                + ", \"close\": " + number(seen.bar().close()) + "}";
    }

    private static String object(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(entry -> JsonDocument.quote(entry.getKey()) + ": " + JsonDocument.quote(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String number(double value) {
        return "[" + JsonDocument.quote(Double.toString(value)) + ", " + JsonDocument.quote(Double.toHexString(value))
                + "]";
    }

    private static String number(float value) {
        return "[" + JsonDocument.quote(Float.toString(value)) + ", " + JsonDocument.quote(Float.toHexString(value))
                + "]";
    }
}
