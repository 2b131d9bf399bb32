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
import io.featureparity.parity.diagnosis.Diagnoser;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The result of comparing the records of one instrument with bars from another source. Immutable. */
public final class GivenBarsFindings {

    /** Bars of which one in so many differs explain what differs in the features. */
    private static final long ONE_IN = 100;

    private final AuditedInstrument instrument;
    private final Model model;
    private final Joined times;
    private final GivenRows.Found found;
    private final List<ClaimedColumn> columns;

    GivenBarsFindings(
            AuditedInstrument instrument,
            Model model,
            Joined times,
            GivenRows.Found found,
            List<ClaimedColumn> columns) {
        this.instrument = instrument;
        this.model = model;
        this.times = times;
        this.found = found;
        this.columns = List.copyOf(columns);
    }

    /**
     * The times of both sides.
     *
     * @param joined how many times both have
     * @param otherBars how many records saw another bar than the given one
     * @param barsOnly bars within the time of the log that it has not seen
     * @param logOnly times of observations at which there is no bar
     */
    record Joined(long joined, long otherBars, OneSided barsOnly, OneSided logOnly) {}

    /** {@return the name of the instrument} */
    public String instrument() {
        return instrument.name();
    }

    /** {@return the model that computed the features} */
    public Model model() {
        return model;
    }

    /** {@return how many times are in both the log and the given bars} */
    public long joined() {
        return times.joined();
    }

    /** {@return the given bars that the log has not seen, within the time that the log covers} */
    public OneSided barsOnly() {
        return times.barsOnly();
    }

    /** {@return the times of observations at which there is no given bar} */
    public OneSided logOnly() {
        return times.logOnly();
    }

    /** {@return which values of the given bars differ from those that the log saw; for one instrument, or for many together} */
    public Findings bars() {
        return found.bars();
    }

    /** {@return which features of the log differ from those of the given bars; for one instrument, or for many together} */
    public Findings features() {
        return found.features();
    }

    /**
     * {@return the differing features that are worth a diagnosis, as columns for it. There are none if the log computed
     * everything right and only few of its bars differ from the given ones. There are none either if all bars are equal and the
     * log alone differs: the audit of the log has diagnosed that already}
     */
    public List<ClaimedColumn> columns() {
        boolean known = times.otherBars() == 0 && !instrument.isEqual();
        return known || isOfFewBars() ? List.of() : columns;
    }

    private boolean isOfFewBars() {
        return instrument.isEqual()
                && times.otherBars() > 0
                && times.otherBars() <= Math.max(1, times.joined() / ONE_IN);
    }

    /**
     * Asks for a diagnosis of each column.
     *
     * @param market the given bars
     * @param step runs after each column, on the calling thread
     * @return the diagnosis of each column, in the same order
     */
    public List<Diagnosis> explain(Market market, Runnable step) {
        return Diagnoser.of(market, model.stats()).diagnose(columns(), step);
    }

    /** How many times there are in both, or should be. */
    long rows() {
        return joined() + Math.max(barsOnly().rows(), logOnly().rows());
    }

    /** {@return whether enough times are in both the log and the given bars} */
    public boolean isEnough() {
        return joined() > 0 && Scope.MOST_ROWS.isReachedBy(joined(), rows());
    }

    /** {@return the share of times that are in both, with the counts, as text} */
    public String joinedShare() {
        return Share.text(joined(), rows());
    }

    /** What is to be said of the values that differ. */
    List<Statement> differences(String of) {
        List<Statement> all = new ArrayList<>();
        for (ParityReport.Line line : bars().report().lines()) {
            Optional.ofNullable(line.first())
                    .ifPresent(first -> all.add(new Statement(
                            "differs from what the log saw",
                            of + line.feature() + ", " + Share.text(line.diverged(), line.compared()) + "; first at "
                                    + first.time() + ": " + first.expectedDecimal() + " in the bars, "
                                    + first.actualDecimal() + " in the log",
                            Statement.Weight.WARNING)));
        }
        if (isOfFewBars() && !columns.isEmpty()) {
            all.add(new Statement(
                    "why the features differ",
                    of + "they are right for the bars that the log saw, and "
                            + (times.otherBars() == 1 ? "one of these is" : times.otherBars() + " of these are")
                            + " not the given one" + (times.otherBars() == 1 ? "" : "s"),
                    Statement.Weight.WARNING));
        }
        return all;
    }
}
