// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.diagnosis.column.Evaluation;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.edit.Shifts;
import io.featureparity.parity.diagnosis.edit.Variant;
import io.featureparity.parity.diagnosis.outcome.Linear;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import io.featureparity.parity.diagnosis.outcome.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The coarse half of the search: tries many formulas over a sample and keeps the best. */
public final class Screening {

    /** As many formulas make one program; more would be no quicker and take more memory. */
    private static final int TOGETHER = 400;

    private static final int KEPT = 12;
    private static final double GOOD = 0.8;
    private static final double EXACT = 1e-9;

    private final MarketColumns market;
    private final Sample sample;
    private final List<Way> ways;
    private final Outcome plain;
    private final Shifts shifts = new Shifts();

    /** The outcome is that of the contract, of which fill and bounds do not matter here. */
    Screening(MarketColumns market, Sample sample, List<Way> ways, Outcome contract) {
        this.market = market;
        this.sample = sample;
        this.ways = ways;
        this.plain = contract.within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * What came of some formulas.
     *
     * @param best the best of them, best first
     * @param likeness how much each of them rises and falls as the column does, from 0 to 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Screened(List<Ranked> best, double[] likeness) {}

    /** Tries some formulas. Those that do not match are looked for up to some rows away. */
    Screened of(List<Variant> variants, int furthest) {
        double[] likeness = new double[variants.size()];
        PriorityQueue<Ranked> best = new PriorityQueue<>((a, b) -> b.compareTo(a));
        for (int from = 0; from < variants.size(); from += TOGETHER) {
            List<Variant> some = variants.subList(from, Math.min(variants.size(), from + TOGETHER));
            double[][] values =
                    Evaluation.of(market, some.stream().map(Variant::expression).toList(), sample.from(), sample.to());
            for (int i = 0; i < values.length; i++) {
                Variant variant = some.get(i);
                double[] its = values[i];
                likeness[from + i] = sample.likeness(its);
                Ranked ranked = rank(variant, its);
                if (ranked == null || ranked.share() < GOOD) {
                    shifts.look(furthest, late -> share(its, late));
                }
                if (ranked != null) {
                    best.add(ranked);
                    if (best.size() > KEPT) {
                        best.remove();
                    }
                }
            }
        }
        List<Ranked> sorted = new ArrayList<>(best);
        sorted.sort(null);
        return new Screened(sorted, likeness);
    }

    /** The share of the sample that lies on a line over values that stand so many rows too late, which no way bends. */
    private double share(double[] values, int late) {
        Linear line = sample.line(values, late);
        return line == null ? 0 : sample.match(values, late, plain.withLinear(line));
    }

    /** Whether a value is exactly that of a row in one of the ways. */
    boolean isValue(double value, int row) {
        return ways.stream()
                .anyMatch(way ->
                        sample.isValue(value, plain.withLinear(way.linear()).withScores(way.scores()), row, EXACT));
    }

    Shifts shifts() {
        return shifts;
    }

    List<Way> ways() {
        return ways;
    }

    private @Nullable Ranked rank(Variant variant, double[] values) {
        Way best = null;
        double most = 0;
        for (Way way : ways) {
            double share =
                    sample.match(values, 0, plain.withLinear(way.linear()).withScores(way.scores()));
            if (share > most) {
                most = share;
                best = way;
            }
        }
        if (most < GOOD) {
            Linear line = sample.line(values, 0);
            double share = line == null
                    ? 0
                    : sample.match(values, 0, plain.withLinear(line).withScores(Scores.NONE));
            if (line != null && share > most) {
                most = share;
                best = new Way(line, Scores.NONE);
            }
        }
        return best == null ? null : new Ranked(variant, best, most);
    }
}
