// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report as JSON. Values are written twice, in decimal for the reader and in hexadecimal with every bit, which is the
 * one that is read back; NaN and the infinities, which JSON does not have, are text like the rest.
 */
final class ReportJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    static String write(ParityReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("parity", report.isParity());
        root.put("compared", report.compared());
        ArrayNode lines = root.putArray("lines");
        for (ParityReport.Line line : report.lines()) {
            ObjectNode node = lines.addObject();
            node.put("stage", line.stage().name().toLowerCase(Locale.ROOT));
            node.put("feature", line.feature());
            node.put("compared", Long.toString(line.compared()));
            node.put("diverged", Long.toString(line.diverged()));
            node.put("worst", Long.toString(line.worst()));
            if (line.first() != null) {
                write(line.first(), node.putObject("first"));
            }
        }
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers can be written", e);
        }
    }

    private static void write(Divergence divergence, ObjectNode node) {
        node.put("code", divergence.code().id());
        node.put("subject", divergence.subject());
        node.put("bar", Long.toString(divergence.bar()));
        node.put("time", divergence.time().toString());
        node.put("expected", divergence.expectedDecimal());
        node.put("expected_hex", divergence.expectedHex());
        node.put("actual", divergence.actualDecimal());
        node.put("actual_hex", divergence.actualHex());
        node.put("distance", Long.toString(divergence.distance()));
    }

    static ParityReport parse(String name, String text) {
        List<Fault> faults = new ArrayList<>();
        ObjectReader root = JsonDocument.parse(name, text).object(faults);
        List<ObjectReader> entries = root.objects("lines");
        List<ParityReport.Line> lines = new ArrayList<>();
        if (entries != null) {
            for (ObjectReader entry : entries) {
                ParityReport.Line line = line(entry);
                if (line != null) {
                    lines.add(line);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        return new ParityReport(lines);
    }

    private static ParityReport.@Nullable Line line(ObjectReader entry) {
        Stage stage = entry.choice("stage", Stage.class);
        String feature = entry.string("feature");
        Long compared = count(entry, "compared");
        Long diverged = count(entry, "diverged");
        Long worst = count(entry, "worst");
        if (stage == null || feature == null || compared == null || diverged == null || worst == null) {
            return null;
        }
        Divergence first = null;
        if (entry.has("first")) {
            ObjectReader node = entry.object("first");
            first = node == null ? null : divergence(stage, feature, node);
            if (first == null) {
                return null;
            }
        }
        if (diverged > compared || diverged > 0 != (first != null)) {
            entry.fault(
                    ErrorCode.VALUE_NOT_ALLOWED,
                    "diverged",
                    "must be at most what was compared, and above 0 just where there is a first divergence",
                    diverged.toString());
            return null;
        }
        return new ParityReport.Line(stage, feature, compared, diverged, worst, first);
    }

    private static @Nullable Divergence divergence(Stage stage, String feature, ObjectReader node) {
        String subject = node.string("subject");
        Long bar = count(node, "bar");
        Instant time = time(node);
        Double expected = value(node, "expected_hex");
        Double actual = value(node, "actual_hex");
        Long distance = count(node, "distance");
        if (subject == null || bar == null || time == null || expected == null || actual == null || distance == null) {
            return null;
        }
        return new Divergence(stage, subject, feature, bar, time, expected, actual, distance);
    }

    /** Counts are text: a JSON number beyond 2 to the power of 53 does not survive every reader. */
    private static @Nullable Long count(ObjectReader node, String key) {
        String text = node.string(key);
        if (text == null) {
            return null;
        }
        try {
            long count = Long.parseLong(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a negative count.
        }
        node.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be a whole number, not below 0", text);
        return null;
    }

    private static @Nullable Instant time(ObjectReader node) {
        String text = node.string("time");
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            node.fault(ErrorCode.VALUE_NOT_ALLOWED, "time", "must be a time with its zone", text);
            return null;
        }
    }

    private static @Nullable Double value(ObjectReader node, String key) {
        String text = node.string(key);
        if (text == null) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            node.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be a number in hexadecimal", text);
            return null;
        }
    }
}
