// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports that {@link ReportWriter} wrote. Of a document with several cases it reads the total. The two forms of
 * a value must agree; a report whose verdict was edited is refused.
 */
public final class ReportReader {

    /**
     * As many bytes as a report may have: 48 MiB. The largest that {@link ReportWriter} writes is smaller: it has a line
     * for each of 256 features at three stages, and bounded cases.
     */
    static final int LARGEST = 48 << 20;

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
        return new ReportReader(JsonDocument.parse(name, text, LARGEST)).read();
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
        List<Statement> remarks = RemarksJson.read(root);
        List<ObjectReader> entries = root.objects("lines");
        if (root.has("title")) {
            readDocument(subjects, compared, diverged);
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
        Counts.requireSame(
                root, "verdict", Verdict.of(report, coverage, remarks).name(), verdict.name());
        Counts.requireSame(root, "compared", Long.toString(report.compared()), compared.toString());
        Counts.requireSame(root, "diverged", Long.toString(report.diverged()), diverged.toString());
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        return new StoredReport(report, coverage, remarks);
    }

    /** What a document has besides a report: its cases, and those that were left out, add up to the report. */
    private void readDocument(@Nullable Long subjects, @Nullable Long compared, @Nullable Long diverged) {
        root.string("title");
        root.objects("provenance");
        List<ObjectReader> cases = root.objects("cases");
        if (cases == null) {
            return;
        }
        List<ObjectReader> counted = new ArrayList<>(cases);
        if (root.has("cases_left_out")) {
            ObjectReader leftOut = root.object("cases_left_out");
            if (leftOut == null) {
                return;
            }
            counted.add(leftOut);
        }
        requireSum("subjects", subjects, counted);
        requireSum("compared", compared, counted);
        requireSum("diverged", diverged, counted);
        if (counted.size() > cases.size()) {
            counted.get(cases.size()).finish();
        }
    }

    private void requireSum(String count, @Nullable Long found, List<ObjectReader> parts) {
        long sum = 0;
        for (ObjectReader part : parts) {
            Long its = Counts.read(part, count);
            if (its == null) {
                return;
            }
            sum += its;
        }
        if (found != null) {
            Counts.requireSame(root, count, Long.toString(sum), found.toString());
        }
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
