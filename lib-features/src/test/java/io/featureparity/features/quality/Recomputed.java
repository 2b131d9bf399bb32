// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import static io.featureparity.features.quality.Judged.BARS_OF_SESSION;
import static io.featureparity.features.quality.Judged.FIVE_MINUTES;

import io.featureparity.features.quality.Judged.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Computes the quality of bars a second time, as docs/quality.md says it, from all bars at once and with numbers of its own. The
 * bars are those of one session after the other, each from 13:00 to 17:55 UTC.
 */
final class Recomputed {

    private static final long DAY = 86_400_000;
    private static final long OPENING = 13 * 12 * FIVE_MINUTES;

    private final List<Row> rows;
    private final boolean[] forward;
    private final int[] earlier;
    final List<Set<QualityRule>> broken = new ArrayList<>();
    final List<Double> scores = new ArrayList<>();

    Recomputed(List<Row> rows) {
        this.rows = rows;
        forward = new boolean[rows.size()];
        earlier = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            forward[i] = rows.get(i).time > latest(i);
            earlier[i] = earlier(i);
        }
        List<Double> returns = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Set<QualityRule> of = values(rows.get(i));
            of.addAll(times(i));
            if (isUsable(rows.get(i)) && earlier[i] >= 0) {
                jump(i, of, returns);
            }
            if (isUsable(rows.get(i)) && run(i) >= 6) {
                of.add(QualityRule.PRICE_STUCK);
            }
            macro(i, of);
            broken.add(of);
            scores.add(Math.max(
                    0, 100 - of.stream().mapToDouble(Recomputed::weight).sum()));
        }
    }

    /** The weights of the rules that come with the library, as the document's table has them. */
    static double weight(QualityRule rule) {
        return switch (rule) {
            case PRICE_NOT_POSITIVE, PRICE_NOT_FINITE, PRICE_ABSURD, BAR_ABSENT, HIGH_BELOW_LOW, BAR_MISSING -> 100;
            case PRICE_LACKING -> 50;
            case MACRO_NOT_FINITE, MACRO_ABSURD -> 40;
            case OFF_GRID, OUTSIDE_SESSION, REPEATED_TIME, OUTSIDE_HIGH_LOW, PRICE_JUMP, OUT_OF_ORDER, ARRIVED_EARLY ->
                30;
            case COLUMN_NEVER_PRESENT, VOLUME_IMPOSSIBLE, PRICE_STUCK, MACRO_STEP, ARRIVED_LATE -> 20;
            case MACRO_ABSENT -> 10;
        };
    }

    private static double[] prices(Row row) {
        return new double[] {row.open, row.high, row.low, row.close};
    }

    private static Set<QualityRule> values(Row row) {
        Set<QualityRule> of = EnumSet.noneOf(QualityRule.class);
        long there = DoubleStream.of(prices(row))
                .filter(price -> !Double.isNaN(price))
                .count();
        for (double price : prices(row)) {
            if (Double.isInfinite(price)) {
                of.add(QualityRule.PRICE_NOT_FINITE);
            } else if (price <= 0) {
                of.add(QualityRule.PRICE_NOT_POSITIVE);
            } else if (price < 1e-6 || price > 1e9) {
                of.add(QualityRule.PRICE_ABSURD);
            }
        }
        boolean impossible = !of.isEmpty();
        if (there == 0) {
            of.add(QualityRule.BAR_ABSENT);
        } else if (there < 4) {
            of.add(QualityRule.PRICE_LACKING);
        }
        if (row.high < row.low) {
            of.add(QualityRule.HIGH_BELOW_LOW);
        } else if (!impossible
                && (row.open > row.high || row.open < row.low || row.close > row.high || row.close < row.low)) {
            of.add(QualityRule.OUTSIDE_HIGH_LOW);
        }
        if (row.volume < 0 || Double.isInfinite(row.volume)) {
            of.add(QualityRule.VOLUME_IMPOSSIBLE);
        }
        if (row.arrived != QualityMeter.NOT_KNOWN && row.arrived < row.time + FIVE_MINUTES) {
            of.add(QualityRule.ARRIVED_EARLY);
        }
        if (row.arrived != QualityMeter.NOT_KNOWN && row.arrived > row.time + FIVE_MINUTES + 60_000) {
            of.add(QualityRule.ARRIVED_LATE);
        }
        return of;
    }

    private static boolean isUsable(Row row) {
        return DoubleStream.of(prices(row)).noneMatch(price -> price < 1e-6 || price > 1e9)
                && !(row.high < row.low)
                && !Double.isNaN(row.close);
    }

    private Set<QualityRule> times(int i) {
        Set<QualityRule> of = EnumSet.noneOf(QualityRule.class);
        long time = rows.get(i).time;
        if (time % FIVE_MINUTES != 0) {
            of.add(QualityRule.OFF_GRID);
        }
        if (!isInSession(time)) {
            of.add(QualityRule.OUTSIDE_SESSION);
        }
        long latest = latest(i);
        if (i > 0 && time == latest) {
            of.add(QualityRule.REPEATED_TIME);
        } else if (i > 0 && time < latest) {
            of.add(QualityRule.OUT_OF_ORDER);
        }
        return of;
    }

    private static boolean isInSession(long time) {
        long sinceOpening = Math.floorMod(time, DAY) - OPENING;
        int weekday =
                LocalDate.ofEpochDay(Math.floorDiv(time, DAY)).getDayOfWeek().getValue();
        return weekday <= 5 && sinceOpening >= 0 && sinceOpening <= (BARS_OF_SESSION - 1) * FIVE_MINUTES;
    }

    private long latest(int i) {
        return rows.subList(0, i).stream().mapToLong(row -> row.time).max().orElse(Long.MIN_VALUE);
    }

    /** The bar with usable prices that prices are held against at a bar: the latest before it; -1 if its time is none after that. */
    private int earlier(int i) {
        int latest = -1;
        for (int j = 0; j < i; j++) {
            if (isUsable(rows.get(j)) && (latest < 0 || rows.get(j).time > rows.get(latest).time)) {
                latest = j;
            }
        }
        return latest >= 0 && rows.get(latest).time < rows.get(i).time ? latest : -1;
    }

    private void jump(int i, Set<QualityRule> of, List<Double> returns) {
        Row before = rows.get(earlier[i]);
        double change = rows.get(i).close / before.close - 1;
        boolean next = rows.get(i).time - before.time == FIVE_MINUTES;
        List<Double> window = returns.subList(Math.max(0, returns.size() - 60), returns.size());
        double kept = change;
        if (window.size() >= 20) {
            double mean = sum(window) / window.size();
            double squares =
                    sum(window.stream().map(r -> (r - mean) * (r - mean)).toList());
            double deviation = Math.max(StrictMath.sqrt(squares / (window.size() - 1)), 0.0001);
            double most = (next ? 10 : 40) * deviation;
            if (Math.abs(change - mean) > most) {
                of.add(QualityRule.PRICE_JUMP);
                kept = mean + Math.copySign(most, change - mean);
            }
        }
        if (next) {
            returns.add(kept);
        }
    }

    private static double sum(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private int run(int i) {
        int run = 1;
        for (int at = i; earlier[at] >= 0; at = earlier[at]) {
            if (!Arrays.equals(prices(rows.get(at)), prices(rows.get(earlier[at])))) {
                return run;
            }
            run++;
        }
        return earlier[i] < 0 ? 1 : run;
    }

    private void macro(int i, Set<QualityRule> of) {
        if (!forward[i]) {
            return;
        }
        for (int column : new int[] {0, 2}) {
            double value = rows.get(i).macro[column];
            if (Double.isNaN(value)) {
                of.add(QualityRule.MACRO_ABSENT);
            } else if (Double.isInfinite(value)) {
                of.add(QualityRule.MACRO_NOT_FINITE);
            } else if (Math.abs(value) > 1e9) {
                of.add(QualityRule.MACRO_ABSURD);
            } else {
                double before = macroBefore(i, column);
                if (before != 0 && Math.abs(value - before) > 0.5 * Math.abs(before)) {
                    of.add(QualityRule.MACRO_STEP);
                }
            }
        }
    }

    private double macroBefore(int i, int column) {
        double before = Double.NaN;
        for (int j = 0; j < i; j++) {
            double value = rows.get(j).macro[column];
            before = forward[j] && Math.abs(value) <= 1e9 ? value : before;
        }
        return before;
    }

    /** The score of a session that bars of some rows, one after the other, came in. Before the first of all rows none is expected. */
    double session(int from, int end) {
        long present = 0;
        double sum = 0;
        boolean never = false;
        for (int i = from; i < end; i++) {
            sum += scores.get(i);
            boolean expected = isInSession(rows.get(i).time) && rows.get(i).time % FIVE_MINUTES == 0;
            present += expected && forward[i] ? 1 : 0;
        }
        for (int column : new int[] {0, 2}) {
            never |= rows.subList(from, end).stream().allMatch(row -> Double.isNaN(row.macro[column]));
        }
        long opening = Math.floorDiv(rows.get(from).time, DAY) * DAY + OPENING;
        long unseen = from > 0
                ? 0
                : IntStream.range(0, BARS_OF_SESSION)
                        .filter(bar -> opening + bar * FIVE_MINUTES < rows.get(0).time)
                        .count();
        double mean = sum / (end - from + (BARS_OF_SESSION - unseen - present));
        return Math.max(0, never ? mean - 20 : mean);
    }
}
