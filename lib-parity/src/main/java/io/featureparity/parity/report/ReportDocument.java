// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole report: the findings for each subject, what was compared, and the things that took part.
 *
 * @param title what was done, such as {@code parity verify}
 * @param findings the findings, subject by subject; for each of them at least one value was compared
 * @param provenance the contracts, statistics, files and programs that took part
 * @param coverage what was compared, what was not and why; null if every subject was compared completely, or if the remarks say
 *     what was compared
 * @param remarks further statements for the top of the report; if one of them is a failure, the verdict is incomplete
 */
public record ReportDocument(
        String title,
        List<Findings> findings,
        List<Provenance> provenance,
        @Nullable Coverage coverage,
        List<Statement> remarks) {

    /** Takes copies of the lists. {@inheritDoc} */
    public ReportDocument {
        Objects.requireNonNull(title, "title");
        findings = List.copyOf(findings);
        provenance = List.copyOf(provenance);
        remarks = List.copyOf(remarks);
    }

    /**
     * Makes a report without remarks.
     *
     * @param title what was done, such as {@code parity verify}
     * @param findings the findings, subject by subject; for each of them at least one value was compared
     * @param provenance the contracts, statistics, files and programs that took part
     * @param coverage what was compared, what was not and why; null if every subject was compared completely
     */
    public ReportDocument(
            String title, List<Findings> findings, List<Provenance> provenance, @Nullable Coverage coverage) {
        this(title, findings, provenance, coverage, List.of());
    }

    /**
     * Makes a report on subjects that were all compared completely.
     *
     * @param title what was done
     * @param findings the findings, subject by subject; for each of them at least one value was compared
     * @param provenance the contracts, statistics, files and programs that took part
     */
    public ReportDocument(String title, List<Findings> findings, List<Provenance> provenance) {
        this(title, findings, provenance, null, List.of());
    }

    /** {@return the verdict on all subjects} */
    public Verdict verdict() {
        return Verdict.of(total(), coverage, remarks);
    }

    /** {@return what is said at the top of the report about what was compared} */
    public List<Statement> statements() {
        List<Statement> all = new ArrayList<>(coverage == null ? List.of() : coverage.statements());
        all.addAll(remarks);
        return all;
    }

    /**
     * Adds up the reports of all subjects.
     *
     * @return the report on all of them; a report without lines if there are no subjects
     * @throws IllegalArgumentException if nothing was compared for one of them
     */
    public ParityReport total() {
        return ParityReport.sum(findings.stream().map(Findings::report).toList());
    }

    /**
     * Writes the document as JSON. It begins as that of {@link ReportWriter#write(ParityReport)} does, and
     * {@link ReportReader#read(String, String)} reads the {@linkplain #total() total} and the coverage from it.
     *
     * @return the text
     */
    public String toJson() {
        return ReportWriter.write(this);
    }
}
