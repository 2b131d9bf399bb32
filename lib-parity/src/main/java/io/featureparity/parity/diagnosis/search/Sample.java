// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.outcome.Correlation;
import io.featureparity.parity.diagnosis.outcome.Linear;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of bars over which candidates are tried first, and the rows of it that are looked at: those whose value says
 * something, and some of the others.
 */
public final class Sample {

    private static final int LENGTH = 1_800;
    private static final int RUN_IN = 720;
    private static final int MOST_TELLING = 240;
    private static final int ENOUGH_TELLING = 30;
    private static final int MOST_USUAL = 60;
    private static final double LOOSE = 1e-5;
    private static final int FIRST = 7;
    private static final int LEAST = 12;
    private static final int LEAST_OF_ALL_DIGITS = 6;
    private static final double MANY_VALUES = 4_000;
    private static final int PAIRS = 4;
    private static final double ROOM = 1e-9;
    private static final double OF_A_LINE = 1.5;
    private static final double UNEVEN = 0.6180339887498949;

    private final Claim claim;
    private final int from;
    private final int to;
    private final int[] telling;
    private final int[] usual;
    private final int[] byValue;

    private Sample(Claim claim, int from, int to, int[] telling, int[] usual) {
        this.claim = claim;
        this.from = from;
        this.to = to;
        this.telling = telling;
        this.usual = usual;
        this.byValue = Arrays.stream(telling)
                .boxed()
                .sorted((a, b) -> Double.compare(claim.value(a), claim.value(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Chooses rows. */
    static Sample of(MarketColumns market, Claim claim) {
        int first = Math.max(0, claim.firstPresent());
        int from = first < RUN_IN ? 0 : first - RUN_IN;
        int to = Math.min(market.size(), from + LENGTH);
        int begin = Math.min(from + RUN_IN, from + (to - from) / 3);
        List<Integer> told = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        choose(claim, begin, to, told, others);
        while (told.size() < ENOUGH_TELLING && to < market.size() && to - from < 4 * LENGTH) {
            to = Math.min(market.size(), to + LENGTH);
            choose(claim, begin, to, told, others);
        }
        if (told.size()
                < ENOUGH_TELLING) { // those at which averages still remember what came before are better than none
            choose(claim, from + (begin - from) / 6, to, told, others);
        }
        return new Sample(claim, from, to, shuffled(spread(told, MOST_TELLING)), usual(told, others));
    }

    /** In an order in which the first rows, by which most candidates are dropped, are of many days. */
    private static int[] shuffled(int[] rows) {
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> i * UNEVEN % 1))
                .mapToInt(i -> rows[i])
                .toArray();
    }

    private static void choose(Claim claim, int begin, int to, List<Integer> told, List<Integer> others) {
        told.clear();
        others.clear();
        for (int row = begin; row < to; row++) {
            double value = claim.value(row);
            if (claim.isKnown(row) && !Double.isNaN(value)) {
                (value == claim.usual() || value == claim.min() || value == claim.max() ? others : told).add(row);
            }
        }
    }

    /** Where a column begins or ceases to say something, one formula is told from another more often than in between. */
    private static int[] usual(List<Integer> told, List<Integer> others) {
        Set<Integer> telling = new HashSet<>(told);
        Map<Boolean, List<Integer>> besides = others.stream()
                .collect(Collectors.partitioningBy(row -> telling.contains(row - 1) || telling.contains(row + 1)));
        int[] edges = spread(besides.getOrDefault(true, List.of()), MOST_USUAL / 2);
        int[] rest = spread(besides.getOrDefault(false, List.of()), MOST_USUAL - edges.length);
        return IntStream.concat(Arrays.stream(edges), Arrays.stream(rest)).toArray();
    }

    /** Rows in all parts, at no even distance: that of sessions would see the same bars of each. */
    private static int[] spread(List<Integer> rows, int most) {
        int count = Math.min(most, rows.size());
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            int begin = (int) ((long) i * rows.size() / count);
            int end = (int) ((i + 1L) * rows.size() / count);
            chosen[i] = rows.get(begin + (int) ((i * UNEVEN) % 1 * (end - begin)));
        }
        return chosen;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether there are rows enough whose values say something. */
    boolean says() {
        return telling.length >= LEAST;
    }

    /**
     * The share of rows at which a candidate is what the column is.
     *
     * @param values the candidate's values over the stretch
     * @param late by how many rows they are looked at too late
     * @param outcome what becomes of them
     * @return the share among the rows that say something, of those that say little a tenth as much
     */
    double match(double[] values, int late, Outcome outcome) {
        int matches = 0;
        for (int i = 0; i < telling.length; i++) {
            matches += isMatch(values, late, outcome, telling[i]) ? 1 : 0;
            if ((i == FIRST && matches == 0) || (i == LEAST * 2 && matches * 3 < i)) {
                return (double) matches / (i + 1) / 2; // hopeless; most candidates are
            }
        }
        int others = 0;
        for (int row : usual) {
            others += isMatch(values, late, outcome, row) ? 1 : 0;
        }
        double told = telling.length == 0 ? 0 : (double) matches / telling.length;
        double rest = usual.length == 0 ? told : (double) others / usual.length;
        return telling.length == 0 ? rest : 0.9 * told + 0.1 * rest;
    }

    /**
     * How much a candidate rises and falls as the column does: the size of the correlation, by the share of rows that say something at
     * which it has a value. Where the column has its usual value, that may stand in for an absent one.
     */
    double likeness(double[] values) {
        Correlation correlation = new Correlation();
        for (int row : telling) {
            correlation.add(at(values, 0, row), claim.value(row));
        }
        double share = telling.length == 0 ? 1 : (double) correlation.rows() / telling.length;
        for (int row : usual) {
            correlation.add(at(values, 0, row), claim.value(row));
        }
        return Math.abs(correlation.value()) * share;
    }

    private boolean isMatch(double[] values, int late, Outcome outcome, int row) {
        double raw = at(values, late, row);
        if (outcome.linear().kind() == Linear.Kind.LINE && !Double.isNaN(raw)) { // which is not yet exact
            double y = claim.value(row);
            double room = ROOM * (claim.max() - claim.min()) + LOOSE * Math.abs(y);
            return Math.abs(bounded(raw, outcome) - y)
                    <= room + OF_A_LINE * claim.storage().slack(y);
        }
        return isValue(raw, outcome, row, LOOSE);
    }

    private double at(double[] values, int late, int row) {
        int at = row - from - late;
        return at < 0 || at >= values.length ? Double.NaN : values[at];
    }

    /** Whether a formula's value at a row is what the column is there. */
    boolean isValue(double raw, Outcome outcome, int row, double relative) {
        if (Double.isNaN(raw)) {
            return false;
        }
        return claim.isAbout(bounded(raw, outcome), claim.value(row), relative);
    }

    private double bounded(double raw, Outcome outcome) {
        return Math.max(claim.min(), Math.min(claim.max(), outcome.apply(raw)));
    }

    /**
     * A line through the column over the candidate's values; null if there is none that most rows lie on. On a line the order
     * of the column's values is that of the candidate's, or its reverse, so pairs of rows far apart are the same for all.
     */
    @Nullable
    Linear line(double[] values, int late) {
        Linear best = null;
        double most = 0.7;
        // The more digits of values are there, the more each of them says.
        double resolved = (claim.max() - claim.min()) / claim.storage().slack(claim.max());
        int least = resolved >= MANY_VALUES ? LEAST_OF_ALL_DIGITS : LEAST;
        for (int pair = 0; pair < PAIRS && byValue.length >= least; pair++) {
            int low = byValue[byValue.length * pair / 16];
            int high = byValue[byValue.length - 1 - byValue.length * pair / 16];
            double slope = (claim.value(high) - claim.value(low)) / (at(values, late, high) - at(values, late, low));
            if (slope == 0 || !Double.isFinite(slope)) {
                continue;
            }
            Linear line = Linear.line(slope, claim.value(low) - slope * at(values, late, low));
            double share = onLine(values, late, line, most);
            if (share > most) {
                most = share;
                best = line;
            }
        }
        return best == null ? null : through(values, late, best);
    }

    /** The line of least squares through the rows that lie on one: two rounded values say little of its slope. */
    private Linear through(double[] values, int late, Linear line) {
        Correlation on = new Correlation();
        for (int row : telling) {
            if (isOnLine(values, late, line, row)) {
                on.add(at(values, late, row), claim.value(row));
            }
        }
        return on.slope() == 0 ? line : Linear.line(on.slope(), on.offset());
    }

    private double onLine(double[] values, int late, Linear line, double least) {
        int on = 0;
        for (int i = 0; i < telling.length; i++) {
            on += isOnLine(values, late, line, telling[i]) ? 1 : 0;
            if ((i == FIRST && on == 0) || (i == LEAST && on < least * i / 2)) {
                return 0;
            }
        }
        return (double) on / telling.length;
    }

    private boolean isOnLine(double[] values, int late, Linear line, int row) {
        double y = claim.value(row);
        double room = ROOM * (claim.max() - claim.min()) + LOOSE / 10 * Math.abs(y);
        return Math.abs(line.apply(at(values, late, row)) - y)
                <= room + 3 * claim.storage().slack(y);
    }
}
