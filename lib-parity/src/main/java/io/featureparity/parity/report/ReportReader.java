// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Coverage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports that {@link ReportWriter} wrote. Of a document with several cases it reads the total. The two forms of
 * a value must agree; a report whose verdict was edited is refused.
 */
public final class ReportReader {

    private final List<Fault> faults = new ArrayList<>();
    private final ObjectReader root;

    private ReportReader(JsonDocument document) {
        this.root = document.object(faults);
    }

    /**
     * Reads a report.
     *
     * @param name what the document is called in errors
     * @param text the text from {@link ReportWriter#write(ParityReport)} or {@link ReportDocument#toJson()}
     * @return the report, and what was compared
     * @throws DocumentException if it is not a report, with all faults
     */
    public static StoredReport read(String name, String text) {
        return new ReportReader(JsonDocument.parse(name, text)).read();
    }

    private StoredReport read() {
        Integer format = root.integer("format");
        if (format != null) {
            Counts.requireSame(root, "format", Integer.toString(ReportWriter.FORMAT), format.toString());
        }
        Verdict verdict = root.choice("verdict", Verdict.class);
        Long subjects = Counts.read(root, "subjects");
        Long compared = Counts.read(root, "compared");
        Long diverged = Counts.read(root, "diverged");
        ObjectReader covered = root.has("coverage") ? root.object("coverage") : null;
        Coverage coverage = covered == null ? null : CoverageJson.read(covered);
        List<ObjectReader> entries = root.objects("lines");
        if (root.has("title")) {
            readDocument(compared, diverged);
        }
        root.finish();
        List<ParityReport.Line> lines = new ArrayList<>();
        if (entries != null) {
            for (ObjectReader entry : entries) {
                ParityReport.Line line = LineReader.read(entry);
                if (line != null) {
                    lines.add(line);
                }
            }
        }
        if (!faults.isEmpty() || verdict == null || subjects == null || compared == null || diverged == null) {
            throw new DocumentException(faults);
        }
        ParityReport report = report(subjects, lines);
        Counts.requireSame(root, "verdict", Verdict.of(report, coverage).name(), verdict.name());
        Counts.requireSame(root, "compared", Long.toString(report.compared()), compared.toString());
        Counts.requireSame(root, "diverged", Long.toString(report.diverged()), diverged.toString());
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        return new StoredReport(report, coverage);
    }

    /** What a document has besides a report. */
    private void readDocument(@Nullable Long compared, @Nullable Long diverged) {
        root.string("title");
        root.objects("provenance");
        List<ObjectReader> cases = root.objects("cases");
        if (cases == null || compared == null || diverged == null) {
            return;
        }
        long comparedInCases = 0;
        long divergedInCases = 0;
        for (ObjectReader entry : cases) {
            Long comparedHere = Counts.read(entry, "compared");
            Long divergedHere = Counts.read(entry, "diverged");
            if (comparedHere == null || divergedHere == null) {
                return;
            }
            comparedInCases += comparedHere;
            divergedInCases += divergedHere;
        }
        Counts.requireSame(root, "compared", Long.toString(comparedInCases), compared.toString());
        Counts.requireSame(root, "diverged", Long.toString(divergedInCases), diverged.toString());
    }

    private ParityReport report(long subjects, List<ParityReport.Line> lines) {
        try {
            return new ParityReport(subjects, lines);
        } catch (IllegalArgumentException e) {
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "lines", "must agree with each other", e.toString());
            throw new DocumentException(faults, e);
        }
    }
}
