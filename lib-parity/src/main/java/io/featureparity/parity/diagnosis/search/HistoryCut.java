// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.Evaluation;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.edit.DivisorEdits;
import io.featureparity.parity.diagnosis.edit.Edits;
import io.featureparity.parity.diagnosis.edit.Variant;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns in which each value was computed from a fixed number of last bars alone, so that averages begin anew each time.
 * Each row costs that many bars, so only some rows of a long column are examined.
 */
public final class HistoryCut {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 600;
    private static final long MOST_STEPS = 12_000_000;
    private static final int ROWS_TRIED = 24;
    private static final int LEAST_ROWS = 3;

    private final MarketColumns market;
    private final Claim claim;
    private final Search search;

    public HistoryCut(MarketColumns market, Claim claim, Search search) {
        this.market = market;
        this.claim = claim;
        this.search = search;
    }

    /** What was found: explanations, and the rows that were looked at. */
    public record Found(List<Explained> explained, Claim claim) {}

    /** The explanation by the last so many bars; null if there is none. */
    @Nullable
    public Found find() {
        List<Variant> averaged = averaged();
        int[] rows = rows();
        if (averaged.isEmpty() || rows.length < LEAST_ROWS) {
            return null;
        }
        Evaluation all = new Evaluation(
                market, averaged.stream().map(Variant::expression).toList(), 0);
        for (int bars = SHORTEST; bars <= Math.min(LONGEST, rows[0] + 1); bars++) {
            double[] values = all.at(rows[0] - bars + 1, rows[0]);
            for (int i = 0; i < values.length; i++) {
                if (search.screening().isValue(values[i], rows[0]) && fits(averaged.get(i), rows, bars)) {
                    return found(averaged.get(i), bars);
                }
            }
        }
        return null;
    }

    /** The formulas with averages that remember all bars. */
    private List<Variant> averaged() {
        List<Variant> all = new ArrayList<>();
        for (Variant variant : search.space().smoothings()) {
            all.add(variant);
            search.space().fine(variant.expression()).stream()
                    .filter(option -> !option.family().equals(DivisorEdits.DIVISOR))
                    .forEach(option -> all.add(variant.plus(option)));
        }
        return all.stream()
                .filter(variant -> variant.expression().any(node -> Trees.is(node, FormulaFunction.EWM_MEAN)))
                .toList();
    }

    private boolean fits(Variant variant, int[] rows, int bars) {
        Evaluation one = new Evaluation(market, List.of(variant.expression()), 0);
        int others = 0;
        for (int i = 0; i < rows.length; i++) {
            others += search.screening().isValue(one.at(rows[i] - bars + 1, rows[i])[0], rows[i]) ? 0 : 1;
            if (others > rows.length / 10) {
                return false;
            }
        }
        return true;
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
                values[row] = evaluation.at(Math.max(0, row - bars + 1), row)[0];
                claimed[row] = claim.value(row);
                known.set(row);
            }
        }
        Claim looked = new Claim(claimed, known);
        List<Edit> edits = new ArrayList<>(variant.edits());
        String some = step == 1 ? "" : ", one row in " + step + " looked at";
        edits.add(Edits.of("history", "the last " + bars + " bars alone as history" + some, "all bars", "D5"));
        Variant cut = new Variant(variant.expression(), edits);
        List<Explained> explained = new ArrayList<>();
        for (Way way : search.screening().ways()) {
            explained.add(search.explain(looked, cut, way, values));
        }
        return new Found(Ranking.sorted(explained).subList(0, 1), looked);
    }
}
