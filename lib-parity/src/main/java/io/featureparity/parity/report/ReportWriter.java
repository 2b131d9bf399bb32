// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Statement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as JSON. Each value is written twice: in decimal for people, and in hexadecimal with every bit. NaN
 * and the infinities do not exist in JSON, so they are text, like all values. Counts are text too, because many JSON
 * readers lose digits of a number above 2 to the power of 53.
 */
public final class ReportWriter {

    static final int FORMAT = 2;

    private static final ObjectWriter JSON = json();

    private ReportWriter() {}

    private static ObjectWriter json() {
        DefaultIndenter newLine = new DefaultIndenter("  ", "\n"); // on every platform
        return JsonMapper.builder()
                .build()
                .writer(new DefaultPrettyPrinter().withObjectIndenter(newLine).withArrayIndenter(newLine));
    }

    /**
     * Writes a report.
     *
     * @param report the report
     * @return the JSON document, to be read by {@link ReportReader#read(String, String)}
     */
    public static String write(ParityReport report) {
        return text(tree(report, null, List.of()));
    }

    static String write(ReportDocument document) {
        ObjectNode root = tree(document.total(), document.coverage(), document.remarks());
        root.put("title", document.title());
        CaseWriter.write(document.findings(), root);
        root.withArray("/provenance");
        for (Provenance provenance : document.provenance()) {
            ObjectNode node = root.withArray("/provenance").addObject();
            node.put("thing", provenance.thing());
            ObjectNode facts = node.putObject("facts");
            provenance.facts().forEach(facts::put);
        }
        return text(root);
    }

    private static ObjectNode tree(ParityReport report, @Nullable Coverage coverage, List<Statement> remarks) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        writeCounts(report, Verdict.of(report, coverage, remarks), root);
        if (coverage != null) {
            CoverageJson.write(coverage, root.putObject("coverage"));
        }
        RemarksJson.write(remarks, root);
        root.withArray("/lines"); // also of no line
        report.lines()
                .forEach(line -> LineWriter.write(line, root.withArray("/lines").addObject()));
        return root;
    }

    static void writeCounts(ParityReport report, Verdict verdict, ObjectNode node) {
        node.put("verdict", verdict.name().toLowerCase(Locale.ROOT));
        node.put("subjects", Long.toString(report.subjects()));
        node.put("compared", Long.toString(report.compared()));
        node.put("diverged", Long.toString(report.diverged()));
    }

    static String text(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers can be written", e);
        }
    }
}
