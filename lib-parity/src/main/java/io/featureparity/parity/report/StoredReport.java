// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * A report that was written as JSON and read back.
 *
 * @param report the sum of all subjects
 * @param coverage what was compared and what was not, or null if the document does not say it
 */
public record StoredReport(ParityReport report, @Nullable Coverage coverage) {

    /** {@return the verdict} */
    public Verdict verdict() {
        return Verdict.of(report, coverage);
    }

    /** {@return whether there is parity: nothing diverged, and enough was compared} */
    public boolean isParity() {
        return verdict() == Verdict.PARITY;
    }
}
