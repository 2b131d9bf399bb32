// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.quality;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.features.quality.QualityRule;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The quality of a file as JSON, for programs: all rules, and all sessions in their order. */
public final class QualityJson {

    private QualityJson() {}

    /**
     * Writes it.
     *
     * @param quality the quality
     * @return the text
     */
    public static String write(FileQuality quality) {
        return "{\n  \"file\": " + JsonDocument.quote(quality.file().toString())
                + ",\n  \"contract\": " + JsonDocument.quote(quality.contract().hash())
                + ",\n  \"rules\": " + JsonDocument.quote(quality.rules().hash())
                + ",\n  \"sentence\": " + JsonDocument.quote(quality.sentence())
                + ",\n  \"bars\": " + quality.bars()
                + ",\n  \"score\": " + number(quality.score())
                + ",\n  \"whole_sessions\": " + quality.wholeSessions()
                + ",\n  \"broken\": "
                + list(quality.broken().stream().map(QualityJson::rule).collect(Collectors.joining(",\n    ")))
                + ",\n  \"sessions\": "
                + list(quality.sessions().stream().map(QualityJson::session).collect(Collectors.joining(",\n    ")))
                + ",\n  \"scores\": "
                + quality.curves().entrySet().stream()
                        .map(entry -> JsonDocument.quote(entry.getKey().toString()) + ": " + numbers(entry.getValue()))
                        .collect(Collectors.joining(",\n    ", "{", "}"))
                + "\n}\n";
    }

    private static String list(String elements) {
        return elements.isEmpty() ? "[]" : "[\n    " + elements + "\n  ]";
    }

    private static String rule(BrokenRule broken) {
        return "{\"rule\": " + JsonDocument.quote(broken.rule().label())
                + ", \"dimension\": "
                + JsonDocument.quote(broken.rule().dimension().label())
                + ", \"sentence\": " + JsonDocument.quote(broken.rule().sentence())
                + ", \"weight\": " + number(broken.weight())
                + ", \"count\": " + broken.count()
                + ", \"sessions\": " + broken.sessions()
                + ", \"first\": " + JsonDocument.quote(broken.first().toString())
                + ", \"place\": " + JsonDocument.quote(broken.place()) + "}";
    }

    private static String session(JudgedSession session) {
        return "{\"day\": " + JsonDocument.quote(session.day().toString())
                + ", \"score\": " + number(session.score())
                + ", \"bars\": " + session.bars()
                + ", \"expected\": " + session.expected()
                + ", \"missing\": " + session.missing()
                + ", \"unseen\": " + session.unseen()
                + ", \"whole\": " + session.isWhole()
                + ", \"broken\": "
                + session.counts().entrySet().stream()
                        .map(QualityJson::count)
                        .collect(Collectors.joining(", ", "{", "}"))
                + ", \"never_present\": "
                + session.neverPresent().stream().map(JsonDocument::quote).collect(Collectors.joining(", ", "[", "]"))
                + "}";
    }

    private static String count(Map.Entry<QualityRule, Long> entry) {
        return JsonDocument.quote(entry.getKey().label()) + ": " + entry.getValue();
    }

    private static String numbers(double[] values) {
        return Arrays.stream(values).mapToObj(QualityJson::number).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "null";
        }
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
