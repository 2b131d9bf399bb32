// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report in one word. Only {@link #PARITY} is good news. */
public enum Verdict {
    /** Everything that had to be compared was compared, and all of it agrees. */
    PARITY,
    /** A value differs by more than the contract allows. */
    DIVERGENCE,
    /** Too little was compared for a verdict, whatever was found in it. */
    INCOMPLETE,
    /** Nothing was compared. */
    NOTHING_COMPARED;

    /**
     * Gives the verdict.
     *
     * @param report what was found
     * @param coverage what was compared; null if everything was
     * @return the verdict
     */
    public static Verdict of(ParityReport report, @Nullable Coverage coverage) {
        return of(report, coverage, List.of());
    }

    /**
     * Gives the verdict.
     *
     * @param report what was found
     * @param coverage what was compared; null if everything was
     * @param remarks further statements of the report; if one of them is a failure, the verdict is incomplete
     * @return the verdict
     */
    public static Verdict of(ParityReport report, @Nullable Coverage coverage, List<Statement> remarks) {
        if (report.compared() == 0) {
            return NOTHING_COMPARED;
        }
        boolean failed = remarks.stream().anyMatch(remark -> remark.weight() == Statement.Weight.FAILURE);
        if (failed || (coverage != null && !coverage.isEnough())) {
            return INCOMPLETE;
        }
        if (report.diverged() > 0) {
            return DIVERGENCE;
        }
        return report.isParity() ? PARITY : NOTHING_COMPARED; // a line may have compared nothing
    }
}
