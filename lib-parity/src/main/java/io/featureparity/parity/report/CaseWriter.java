// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the cases of a report one by one, for {@link ReportWriter}. A suite may have thousands of cases, so their text
 * is bounded: cases that diverge get room first, and cases without room are counted together.
 */
final class CaseWriter {

    /** As many bytes as all cases have, before they are indented. */
    static final int MOST_BYTES = 4 << 20;

    private final List<Findings> cases;
    private final SortedMap<Integer, ObjectNode> written = new TreeMap<>();
    private int room = MOST_BYTES;

    private CaseWriter(List<Findings> cases) {
        this.cases = cases;
    }

    static void write(List<Findings> cases, ObjectNode root) {
        CaseWriter writer = new CaseWriter(cases);
        writer.fit(true);
        writer.fit(false);
        root.withArray("/cases").addAll(writer.written.values());
        if (writer.written.size() < cases.size()) {
            writer.countTheOthers(root.putObject("cases_left_out"));
        }
    }

    private void fit(boolean diverging) {
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).report().diverged() > 0 != diverging) {
                continue;
            }
            ObjectNode node = node(cases.get(i));
            int size = ReportWriter.text(node).getBytes(StandardCharsets.UTF_8).length;
            if (size > room) {
                return;
            }
            written.put(i, node);
            room -= size;
        }
    }

    private void countTheOthers(ObjectNode node) {
        long subjects = 0;
        long compared = 0;
        long diverged = 0;
        for (int i = 0; i < cases.size(); i++) {
            if (!written.containsKey(i)) {
                ParityReport report = cases.get(i).report();
                subjects += report.subjects();
                compared += report.compared();
                diverged += report.diverged();
            }
        }
        node.put("subjects", Long.toString(subjects));
        node.put("compared", Long.toString(compared));
        node.put("diverged", Long.toString(diverged));
    }

    /** The lines of one case are for those who look for it; the counts and values are in the sum of all cases. */
    private static ObjectNode node(Findings found) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", found.subject());
        node.put("about", found.about());
        ReportWriter.writeCounts(found.report(), Verdict.of(found.report(), null), node);
        ArrayNode lines = node.putArray("lines");
        for (ParityReport.Line line : found.report().lines()) {
            ObjectNode entry = lines.addObject();
            LineWriter.writeCounts(line, entry);
            if (line.first() != null) {
                entry.put("first", line.first().toString());
            }
        }
        return node;
    }
}
