// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.formula.FormulaFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns whose every value was computed of the last so many bars alone, so that averages begin anew each time. Each row
 * costs as many bars, so of a long column some rows are looked at.
 */
final class HistoryCut {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 600;
    private static final long MOST_STEPS = 12_000_000;
    private static final int ROWS_TRIED = 24;

    private final Market market;
    private final Claim claim;
    private final Search search;

    HistoryCut(Market market, Claim claim, Search search) {
        this.market = market;
        this.claim = claim;
        this.search = search;
    }

    /** What was found: explanations, and the rows that were looked at. */
    record Found(List<Explained> explained, Claim claim) {}

    /** The explanation by the last so many bars; null if there is none. */
    @Nullable
    Found find() {
        List<Variant> variants = new ArrayList<>(search.space().smoothings());
        List<Variant> all = new ArrayList<>();
        for (Variant variant : variants) {
            all.add(variant);
            search.space().fine(variant.expression()).stream()
                    .filter(option -> !option.family().equals(DivisorEdits.DIVISOR))
                    .forEach(option -> all.add(variant.plus(option)));
        }
        for (Variant variant : all) {
            if (variant.expression().any(node -> Trees.is(node, FormulaFunction.EWM_MEAN))) {
                int bars = bars(variant.expression());
                if (bars > 0) {
                    return found(variant, bars);
                }
            }
        }
        return null;
    }

    /** How many bars; 0 if no number fits. */
    private int bars(Expression expression) {
        int[] rows = rows();
        if (rows.length < 3) {
            return 0;
        }
        Evaluation evaluation = new Evaluation(market, List.of(expression), 0);
        int row = rows[0];
        for (int bars = SHORTEST; bars <= Math.min(LONGEST, row + 1); bars++) {
            if (isSame(evaluation, row, bars) && isSame(evaluation, rows[1], bars) && fits(evaluation, rows, bars)) {
                return bars;
            }
        }
        return 0;
    }

    private boolean fits(Evaluation evaluation, int[] rows, int bars) {
        int same = 0;
        for (int row : rows) {
            same += isSame(evaluation, row, bars) ? 1 : 0;
        }
        return same >= 0.9 * rows.length;
    }

    private boolean isSame(Evaluation evaluation, int row, int bars) {
        return search.screening().isValue(evaluation.at(row - bars + 1, row), row);
    }

    /** Rows that say something and have a history that is long enough. */
    private int[] rows() {
        List<Integer> rows = new ArrayList<>();
        int step = Math.max(1, (market.size() - LONGEST) / (4 * ROWS_TRIED));
        int first = Math.min(LONGEST, market.size() / 3);
        for (int row = first; row < market.size() && rows.size() < ROWS_TRIED; row += step) {
            double value = claim.value(row);
            if (claim.isKnown(row)
                    && !Double.isNaN(value)
                    && value != claim.usual()
                    && value > claim.min()
                    && value < claim.max()) {
                rows.add(row);
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private Found found(Variant variant, int bars) {
        Evaluation evaluation = new Evaluation(market, List.of(variant.expression()), Integer.MAX_VALUE);
        double[] values = new double[market.size()];
        double[] claimed = new double[market.size()];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(claimed, Double.NaN);
        BitSet known = new BitSet();
        int step = (int) Math.max(1, (long) market.size() * bars / MOST_STEPS);
        for (int row = 0; row < market.size(); row += row < 2 * bars ? 1 : step) {
            if (claim.isKnown(row)) {
                values[row] = evaluation.at(Math.max(0, row - bars + 1), row);
                claimed[row] = claim.value(row);
                known.set(row);
            }
        }
        Claim looked = new Claim(claimed, known);
        List<Edit> edits = new ArrayList<>(variant.edits());
        String some = step == 1 ? "" : ", one row in " + step + " looked at";
        edits.add(Edit.of("history", "the last " + bars + " bars alone as history" + some, "all bars", "D5"));
        Variant cut = new Variant(variant.expression(), edits);
        List<Explained> explained = new ArrayList<>();
        for (Way way : search.screening().ways()) {
            explained.add(search.explain(looked, cut, way, values));
        }
        return new Found(Ranking.sorted(explained).subList(0, 1), looked);
    }
}
