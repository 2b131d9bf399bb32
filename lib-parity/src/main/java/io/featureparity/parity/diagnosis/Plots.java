// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.Evaluation;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.edit.Core;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import io.featureparity.parity.diagnosis.search.Explained;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Chooses what of three columns is drawn: of each stretch its extremes, and where two of them are furthest apart. */
final class Plots {

    private static final int STRETCHES = 900;

    private Plots() {}

    /** What is drawn of a column: what the contract gives at the same stage, and what the explanation gives. */
    static Diagnosis.Plot of(MarketColumns market, Claim claim, Core core, List<Explained> best) {
        double[] contract = Evaluation.of(market, core.expression());
        Outcome outcome = best.isEmpty()
                ? core.outcome()
                : core.outcome().withScores(best.get(0).way().scores());
        for (int row = 0; row < contract.length; row++) {
            contract[row] = outcome.stored(contract[row]);
        }
        double[] explanation;
        if (best.isEmpty()) {
            explanation = new double[market.size()];
            Arrays.fill(explanation, Double.NaN);
        } else {
            explanation = best.get(0).values();
        }
        int[] rows = rows(claim, contract, explanation);
        return new Diagnosis.Plot(
                market.size(),
                Arrays.stream(rows).mapToLong(row -> row).toArray(),
                Arrays.stream(rows).mapToLong(market::time).toArray(),
                Arrays.stream(rows).mapToDouble(claim::value).toArray(),
                Arrays.stream(rows).mapToDouble(row -> contract[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> explanation[row]).toArray());
    }

    private static int[] rows(Claim claim, double[] contract, double[] explanation) {
        TreeSet<Integer> rows = new TreeSet<>();
        int width = Math.max(1, contract.length / STRETCHES);
        for (int begin = 0; begin < contract.length; begin += width) {
            int end = Math.min(contract.length, begin + width);
            int lowest = begin;
            int highest = begin;
            int furthest = begin;
            int odd = begin;
            for (int row = begin; row < end; row++) {
                lowest = claim.value(row) < claim.value(lowest) ? row : lowest;
                highest = claim.value(row) > claim.value(highest) ? row : highest;
                furthest = apart(claim, contract, row) > apart(claim, contract, furthest) ? row : furthest;
                odd = apart(claim, explanation, row) > apart(claim, explanation, odd) ? row : odd;
            }
            rows.addAll(List.of(begin, lowest, highest, furthest, odd));
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double apart(Claim claim, double[] other, int row) {
        double apart = Math.abs(claim.value(row) - other[row]);
        return Double.isNaN(apart) ? -1 : apart;
    }
}
