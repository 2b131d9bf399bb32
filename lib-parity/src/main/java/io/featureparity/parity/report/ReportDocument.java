// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import java.util.List;
import java.util.Objects;

/**
 * A whole report: the findings for each subject, and the things that took part.
 *
 * @param title what was done, such as {@code parity verify}
 * @param findings the findings, subject by subject; for each of them at least one value was compared
 * @param provenance the contracts, statistics, files and programs that took part
 */
public record ReportDocument(String title, List<Findings> findings, List<Provenance> provenance) {

    /** Takes copies of the lists. {@inheritDoc} */
    public ReportDocument {
        Objects.requireNonNull(title, "title");
        findings = List.copyOf(findings);
        provenance = List.copyOf(provenance);
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
     * {@link ReportReader#read(String, String)} reads the {@linkplain #total() total} from it.
     *
     * @return the text
     */
    public String toJson() {
        return ReportWriter.write(this);
    }
}
