// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.Evaluation;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.outcome.Lines;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import io.featureparity.parity.diagnosis.outcome.OutcomeFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Searches the limit of how many bars a macro value is seen, for formulas that remember bars. There a limit shows in the rows
 * after a value became too old, and it can be any number.
 */
public final class LimitSearch {

    private static final int STRETCH = 6_000;
    private static final int TOGETHER = 100;
    private static final int LONGEST = 1_000;
    private static final double WORTH_SEARCHING = 0.5;
    private static final double LOOSE = 1e-5;
    private static final double EXACT = 1e-15;
    private static final int KEPT = 2;

    private final MarketColumns market;
    private final Claim claim;
    private final Outcome expected;
    private final int stretch;
    private final int[] rows;

    /** Of values of which the contract would make something. */
    LimitSearch(MarketColumns market, Claim claim, Outcome expected) {
        this.market = market.head(STRETCH);
        this.claim = claim;
        this.expected = expected;
        stretch = this.market.size();
        rows = IntStream.range(0, stretch).filter(claim::isKnown).toArray();
    }

    /** Whether a formula remembers bars. */
    static boolean isWorthwhile(Expression expression) {
        return expression.any(node -> node instanceof FormulaNode.Operation operation
                && (operation.parameters().values().containsKey(Parameter.N)
                        || operation.parameters().values().containsKey(Parameter.COM)
                        || operation.parameters().values().getOrDefault(Parameter.K, 1.0) > 1));
    }

    /** The limits with which most rows match, to the bit before nearly, if many do without any; best first. */
    List<Integer> best(Expression without, IntFunction<Expression> limited, int longest) {
        double[] values = Evaluation.of(market, List.of(without), 0, stretch)[0];
        Outcome outcome = outcome(values);
        double share = share(values, outcome, EXACT);
        if (share(values, outcome, LOOSE) < WORTH_SEARCHING || share == 1) {
            return List.of();
        }
        List<Integer> limits =
                IntStream.range(1, Math.min(longest, LONGEST)).boxed().toList();
        double[] shares = new double[limits.size()];
        for (int from = 0; from < shares.length; from += TOGETHER) {
            List<Integer> some = limits.subList(from, Math.min(shares.length, from + TOGETHER));
            double[][] its =
                    Evaluation.of(market, some.stream().map(limited::apply).toList(), 0, stretch);
            for (int i = 0; i < its.length; i++) {
                shares[from + i] = share(its[i], outcome, EXACT) + share(its[i], outcome, LOOSE);
            }
        }
        List<Integer> best = new ArrayList<>(limits);
        best.sort(
                Comparator.comparingDouble((Integer limit) -> shares[limit - 1]).reversed());
        return best.stream()
                .limit(KEPT)
                .filter(limit -> shares[limit - 1] > share + share(values, outcome, LOOSE))
                .toList();
    }

    /** What becomes of values without a limit; of lines that may have been, the one on which most rows are. */
    private Outcome outcome(double[] values) {
        return Lines.exact(expected.linear(), values, claim, 0).stream()
                .map(linear -> new OutcomeFit(claim, expected.withLinear(linear), 0).fit(values, expected.scores()))
                .max(Comparator.comparingDouble(outcome -> share(values, outcome, EXACT)))
                .orElse(expected);
    }

    private double share(double[] values, Outcome outcome, double relative) {
        int matches = 0;
        for (int row : rows) {
            matches += isMatch(values[row], claim.value(row), outcome, relative) ? 1 : 0;
        }
        return rows.length == 0 ? 0 : (double) matches / rows.length;
    }

    private boolean isMatch(double raw, double claimed, Outcome outcome, double relative) {
        if (Double.isNaN(raw)) {
            return Double.isNaN(claimed) || claimed == outcome.apply(raw);
        }
        double bounded = Math.max(claim.min(), Math.min(claim.max(), outcome.apply(raw)));
        return claim.isAbout(bounded, claimed, relative);
    }
}
