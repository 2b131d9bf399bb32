// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import io.featureparity.parity.coverage.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The result of comparing a log with bars from another source, joined by instrument and time.
 *
 * @param instruments the result for each instrument, in the order of the log
 * @param unknown instruments that the bars have and the log does not
 */
public record JoinedBars(List<GivenBarsFindings> instruments, List<String> unknown) {

    private static final int MOST_NAMED = 8;

    /** Copies the lists. {@inheritDoc} */
    public JoinedBars {
        instruments = List.copyOf(instruments);
        unknown = List.copyOf(unknown);
    }

    /** {@return whether enough times of each instrument are in both the log and the bars} */
    public boolean isEnough() {
        return instruments.stream().allMatch(GivenBarsFindings::isEnough);
    }

    /** What was compared, in the order of a report; many instruments may be compared together. */
    List<Findings> findings() {
        Set<Findings> all = new LinkedHashSet<>();
        for (GivenBarsFindings one : instruments) {
            for (Findings found : List.of(one.bars(), one.features())) {
                if (found.report().compared() > 0) {
                    all.add(found);
                }
            }
        }
        return List.copyOf(all);
    }

    private List<GivenBarsFindings> tooFew() {
        return instruments.stream().filter(one -> !one.isEnough()).toList();
    }

    /** A fault for each instrument of which too few times are in both; of many, for the first. */
    List<Fault> faults(Path log) {
        List<GivenBarsFindings> few = tooFew();
        List<Fault> faults = new ArrayList<>();
        for (GivenBarsFindings one : few.subList(0, Math.min(few.size(), MOST_NAMED))) {
            boolean last = faults.size() == MOST_NAMED - 1 && few.size() > MOST_NAMED;
            faults.add(new Fault(
                    ErrorCode.TOO_FEW_ROWS_JOINED,
                    instruments.size() == 1 ? Place.file(log) : Place.file(log).part(one.instrument()),
                    "must have " + Scope.MOST_ROWS + " of its times, and of the bars, at times of both",
                    one.joinedShare()
                            + (last ? ", and so for " + (few.size() - MOST_NAMED) + " more instruments" : "")));
        }
        return faults;
    }

    List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        long joined = instruments.stream().mapToLong(GivenBarsFindings::joined).sum();
        long rows = instruments.stream().mapToLong(GivenBarsFindings::rows).sum();
        all.add(new Statement(
                "times in the log and in the bars",
                Share.text(joined, rows) + ", " + Scope.MOST_ROWS + " needed" + ofEach(),
                isEnough() ? Statement.Weight.FACT : Statement.Weight.FAILURE));
        count(all, "bars that the log has not seen", GivenBarsFindings::barsOnly);
        count(all, "observations without a bar", GivenBarsFindings::logOnly);
        if (!unknown.isEmpty()) {
            all.add(new Statement(
                    "instruments of the bars that the log does not have",
                    Instruments.listed(unknown),
                    Statement.Weight.WARNING));
        }
        differences(all);
        return all;
    }

    private String ofEach() {
        return instruments.size() == 1 ? "" : " of each of " + instruments.size() + " instruments";
    }

    private void count(List<Statement> all, String what, Function<GivenBarsFindings, OneSided> of) {
        Missing missing = new Missing();
        instruments.forEach(one -> missing.add(of.apply(one)));
        OneSided sum = missing.result();
        if (sum.rows() > 0) {
            all.add(new Statement(what, sum.toString(), Statement.Weight.FACT));
        }
    }

    private void differences(List<Statement> all) {
        int named = 0;
        int more = 0;
        for (GivenBarsFindings one : instruments) {
            List<Statement> its = one.differences(instruments.size() == 1 ? "" : one.instrument() + ", ");
            if (named < MOST_NAMED) {
                all.addAll(its);
                named += its.isEmpty() ? 0 : 1;
            } else {
                more += its.isEmpty() ? 0 : 1;
            }
        }
        if (more > 0) {
            all.add(new Statement(
                    "differs from what the log saw",
                    "so it is with " + more + " more instruments",
                    Statement.Weight.WARNING));
        }
    }
}
