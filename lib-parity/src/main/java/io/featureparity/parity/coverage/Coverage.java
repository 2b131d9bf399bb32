// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was compared, what was not and why. There is parity only if enough was compared: every feature that nobody left out on
 * purpose, and enough joined rows.
 *
 * <p>Rows without a counterpart count on both sides: rows of training without a bar, and bars without a row of training. The
 * joined share is that of the side with more rows. So a file cut to one row is as incomplete as bars cut to one bar.
 *
 * @param scope what was to be compared
 * @param joined how many times are on both sides
 * @param warmUp how many of these were not compared, because a warm-up bar has no observation (clause D4)
 * @param leftOut how many bars the feed's policy left out; they take no part
 * @param barsOnly the bars without a row of training
 * @param expectedOnly the rows of training without a bar
 * @param shape what the bars are like
 */
public record Coverage(
        Scope scope, long joined, long warmUp, long leftOut, OneSided barsOnly, OneSided expectedOnly, BarShape shape) {

    /**
     * Checks that nothing is missing. {@inheritDoc}
     *
     * @throws IllegalArgumentException if a count is impossible
     */
    public Coverage {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(barsOnly, "barsOnly");
        Objects.requireNonNull(expectedOnly, "expectedOnly");
        Objects.requireNonNull(shape, "shape");
        if (joined < 0 || warmUp < 0 || warmUp > joined || leftOut < 0) {
            throw new IllegalArgumentException(
                    joined + " joined, " + warmUp + " of the warm-up, " + leftOut + " left out");
        }
    }

    /**
     * Gives the coverage of something that is either compared completely or fails, such as golden cases.
     *
     * @param features the features that were compared
     * @param shape the counts of the bars, each of which was compared
     * @return the coverage
     */
    public static Coverage whole(List<String> features, BarShape shape) {
        return new Coverage(
                Scope.strict(features, features), shape.bars(), 0, 0, OneSided.none(), OneSided.none(), shape);
    }

    /** How many rows the longer side has. */
    private long rows() {
        return joined + Math.max(barsOnly.rows(), expectedOnly.rows());
    }

    /** {@return the share of rows that were joined, with the counts} */
    public String joinedShare() {
        return Share.text(joined, rows());
    }

    private boolean isJoinedEnough() {
        return scope.minJoined().isReachedBy(joined, rows());
    }

    /** {@return whether enough was compared for a verdict} */
    public boolean isEnough() {
        return isJoinedEnough() && scope.omitted().stream().noneMatch(Omission::isFailure);
    }

    /**
     * Says why this is not enough.
     *
     * @param expected the place of training's values
     * @return a fault for each feature that is missing, and one if too few rows were joined; empty if it is enough
     */
    public List<Fault> faults(Place expected) {
        return faults(expected, omission -> "", "");
    }

    /**
     * Says why this is not enough, and what to do.
     *
     * @param expected the place of training's values
     * @param ifMissing what to do about a feature that is missing
     * @param ifFewRows what to do about too few rows
     * @return a fault for each feature that is missing, and one if too few rows were joined; empty if it is enough
     */
    public List<Fault> faults(Place expected, Function<Omission, String> ifMissing, String ifFewRows) {
        List<Fault> faults = new ArrayList<>();
        for (Omission omission : scope.omitted()) {
            if (omission.isFailure()) {
                faults.add(new Fault(
                        ErrorCode.FEATURE_NOT_COMPARED,
                        expected.part(omission.feature()),
                        "must be compared, for it is a feature of the contract" + advice(ifMissing.apply(omission)),
                        omission.why()));
            }
        }
        if (!isJoinedEnough()) {
            faults.add(new Fault(
                    ErrorCode.TOO_FEW_ROWS_JOINED,
                    expected,
                    "must have " + scope.minJoined() + " of its rows, and of the bars, at times of both"
                            + advice(ifFewRows),
                    joinedShare()));
        }
        return faults;
    }

    private static String advice(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    /** {@return what a report says at its top, the same in each of its forms} */
    public List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        fact(
                statements,
                "compared",
                scope.compared().size() + " of " + Statement.count(scope.features(), "feature")
                        + (scope.compared().isEmpty() ? "" : ": " + String.join(", ", scope.compared())));
        omissions(statements);
        statements.add(new Statement(
                "rows joined",
                joinedShare() + " at times of both, " + scope.minJoined() + " needed",
                isJoinedEnough() ? Statement.Weight.FACT : Statement.Weight.FAILURE));
        if (!scope.period().equals(Period.ALL)) {
            fact(statements, "rows counted", scope.period() + " alone");
        }
        rows(statements, "only in the bars", barsOnly);
        rows(statements, "only in the expected values", expectedOnly);
        if (warmUp > 0) {
            fact(
                    statements,
                    "not compared, for a bar of the warm-up has no observation",
                    Statement.count(warmUp, "row"));
        }
        if (leftOut > 0) {
            fact(statements, "not compared, for the policy left them out", Statement.count(leftOut, "bar"));
        }
        ignored(statements);
        statements.add(shape.statement());
        return statements;
    }

    /** A failure for each missing feature; what was left out on purpose is named together. */
    private void omissions(List<Statement> statements) {
        for (Omission omission : scope.omitted()) {
            if (omission.isFailure()) {
                statements.add(new Statement(
                        "not compared", omission.feature() + ", " + omission.why(), Statement.Weight.FAILURE));
            }
        }
        for (Omission.Reason reason : List.of(Omission.Reason.ALLOWED, Omission.Reason.NOT_ASKED)) {
            String features = scope.omitted().stream()
                    .filter(omission -> omission.reason() == reason)
                    .map(omission -> omission.feature()
                            + (omission.similar().isEmpty()
                                    ? ""
                                    : " (similar: " + SimilarNames.quoted(omission.similar()) + ")"))
                    .collect(Collectors.joining(", "));
            if (!features.isEmpty()) {
                fact(statements, reason.heading(), features);
            }
        }
    }

    private void ignored(List<Statement> statements) {
        if (scope.ignored().isEmpty()) {
            return;
        }
        List<String> features = new ArrayList<>(scope.compared());
        scope.omitted().forEach(omission -> features.add(omission.feature()));
        String columns = scope.ignored().stream()
                .map(column -> {
                    List<String> similar = SimilarNames.of(column, features);
                    return similar.isEmpty() ? column : "\"" + column + "\" (similar to " + similar.get(0) + ")";
                })
                .collect(Collectors.joining(", "));
        fact(statements, "columns that are no feature, ignored", columns);
    }

    private static void rows(List<Statement> statements, String what, OneSided side) {
        if (side.rows() > 0) {
            fact(statements, what, side.toString());
        }
    }

    private static void fact(List<Statement> statements, String what, String text) {
        statements.add(new Statement(what, text, Statement.Weight.FACT));
    }
}
