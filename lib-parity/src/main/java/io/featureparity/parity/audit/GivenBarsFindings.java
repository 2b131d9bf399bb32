// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import io.featureparity.parity.coverage.Statement;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found when a log was held against bars from elsewhere.
 *
 * @param instrument the instrument whose bars they are
 * @param model the model that computed
 * @param joined how many times both have
 * @param barsOnly bars within the time of the log that it has not seen
 * @param logOnly times of observations at which there is no bar
 * @param bars which values of the bars differ from those that the log saw
 * @param features which features of the log differ from those of the bars
 * @param columns the features that differ, as columns for a diagnosis
 */
public record GivenBarsFindings(
        String instrument,
        Model model,
        long joined,
        OneSided barsOnly,
        OneSided logOnly,
        Findings bars,
        Findings features,
        List<ClaimedColumn> columns) {

    /** Copies the list. {@inheritDoc} */
    public GivenBarsFindings {
        columns = List.copyOf(columns);
    }

    private long rows() {
        return joined + Math.max(barsOnly.rows(), logOnly.rows());
    }

    /** {@return whether enough times are in both} */
    public boolean isEnough() {
        return joined > 0 && Scope.MOST_ROWS.isReachedBy(joined, rows());
    }

    /** {@return the share of times that are in both, with the counts} */
    public String joinedShare() {
        return Share.text(joined, rows());
    }

    /** What was compared, in the order of a report. */
    List<Findings> findings() {
        List<Findings> all = new ArrayList<>();
        for (Findings found : List.of(bars, features)) {
            if (found.report().compared() > 0) {
                all.add(found);
            }
        }
        return all;
    }

    List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        all.add(new Statement(
                "times in the log and in the bars",
                joinedShare() + ", " + Scope.MOST_ROWS + " needed",
                isEnough() ? Statement.Weight.FACT : Statement.Weight.FAILURE));
        if (barsOnly.rows() > 0) {
            all.add(new Statement("bars that the log has not seen", barsOnly.toString(), Statement.Weight.FACT));
        }
        if (logOnly.rows() > 0) {
            all.add(new Statement("observations without a bar", logOnly.toString(), Statement.Weight.FACT));
        }
        for (ParityReport.Line line : bars.report().lines()) {
            Optional.ofNullable(line.first())
                    .ifPresent(first -> all.add(new Statement(
                            "differs from what the log saw",
                            line.feature() + ", " + Share.text(line.diverged(), line.compared()) + "; first at "
                                    + first.time() + ": " + first.expectedDecimal() + " in the bars, "
                                    + first.actualDecimal() + " in the log",
                            Statement.Weight.WARNING)));
        }
        return all;
    }
}
