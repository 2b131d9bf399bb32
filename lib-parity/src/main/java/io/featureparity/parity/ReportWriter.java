// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * Writes a report as JSON. Values are written twice, in decimal for the reader and in hexadecimal with every bit; NaN and
 * the infinities, which JSON does not have, are text like the rest. Counts are text too: a number beyond 2 to the power
 * of 53 does not survive every reader of JSON.
 */
final class ReportWriter {

    static final int FORMAT = 1;

    private ReportWriter() {}

    static String write(ParityReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("verdict", Verdict.of(report).name().toLowerCase(Locale.ROOT));
        root.put("subjects", Long.toString(report.subjects()));
        root.put("compared", Long.toString(report.compared()));
        root.put("diverged", Long.toString(report.diverged()));
        report.lines().forEach(line -> write(line, root.withArray("/lines").addObject()));
        root.withArray("/lines"); // also of no line
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

    private static void write(ParityReport.Line line, ObjectNode node) {
        node.put("stage", line.stage().name().toLowerCase(Locale.ROOT));
        node.put("feature", line.feature());
        node.put("compared", Long.toString(line.compared()));
        node.put("diverged", Long.toString(line.diverged()));
        node.put("worst", Long.toString(line.worst()));
        Divergence first = line.first();
        if (first != null) {
            write(first, node.putObject("first"));
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
}
