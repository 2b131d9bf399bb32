// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that was written as JSON and read back.
 *
 * @param report the sum of all subjects
 * @param coverage what was compared and what was not, or null if the document does not say it
 * @param remarks what else the document says
 */
public record StoredReport(ParityReport report, @Nullable Coverage coverage, List<Statement> remarks) {

    /** Takes a copy of the list. {@inheritDoc} */
    public StoredReport {
        remarks = List.copyOf(remarks);
    }

    /** {@return the verdict} */
    public Verdict verdict() {
        return Verdict.of(report, coverage, remarks);
    }

    /** {@return whether there is parity: nothing diverged, and enough was compared} */
    public boolean isParity() {
        return verdict() == Verdict.PARITY;
    }
}
