// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import io.featureparity.parity.diagnosis.column.Derived.How;
import io.featureparity.parity.diagnosis.column.Derived.Limit;
import io.featureparity.parity.diagnosis.column.Derived.Unit;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.DoublePredicate;

/** How old the values of a macro column are at each bar, so that a limit of that age can be found. */
public final class Ages {

    private static final int UNKNOWN = -1;

    private final int[] days;
    private final int[] bars;

    /** The ages of a column that is filled without limit, or of one that stands in the bars. */
    public Ages(MarketColumns market, Derived column) {
        days = new int[market.size()];
        bars = new int[market.size()];
        Publications published = column.how() == How.OF_DAY ? market.published(column.base()) : null;
        double[] values = market.column(new Derived(column.base(), column.how(), column.amount()).name());
        long seenDay = Long.MIN_VALUE;
        int since = 0;
        for (int row = 0; row < days.length; row++) {
            long day = market.day(row) + (published == null ? 0 : column.amount());
            long of = published == null ? since(values, row, seenDay, day) : published.dayOf(day);
            if (of != seenDay) {
                seenDay = of;
                since = row;
            }
            boolean known = of != Long.MIN_VALUE;
            days[row] = known ? (int) Math.min(Integer.MAX_VALUE, day - of) : UNKNOWN;
            bars[row] = known ? row - since : UNKNOWN;
        }
    }

    /** Of values that stand in the bars nobody knows more than when they became others. */
    private static long since(double[] values, int row, long seenDay, long day) {
        boolean same = row > 0 && (Double.isNaN(values[row]) || values[row] == values[row - 1]);
        return same ? seenDay : day;
    }

    private int[] of(Unit unit) {
        return unit == Unit.DAYS ? days : bars;
    }

    /** The values that are not older. */
    double[] held(double[] values, Limit limit) {
        int[] ages = of(limit.unit());
        double[] held = values.clone();
        for (int row = 0; row < held.length; row++) {
            held[row] = ages[row] > limit.most() ? Double.NaN : held[row];
        }
        return held;
    }

    /** Every age that occurs, but the greatest: it is no limit. */
    public int[] daysThatOccur() {
        int[] all = Arrays.stream(days)
                .filter(age -> age != UNKNOWN)
                .distinct()
                .sorted()
                .toArray();
        return Arrays.copyOf(all, Math.max(0, all.length - 1));
    }

    /** The ages in bars at which values gave way to the next, ascending; the greatest is no limit. */
    public NavigableSet<Integer> barsAtTheEnd() {
        NavigableSet<Integer> all = new TreeSet<>();
        for (int row = 1; row < bars.length; row++) {
            if (bars[row] == 0 && bars[row - 1] != UNKNOWN) {
                all.add(bars[row - 1]);
            }
        }
        return all;
    }

    /** The greatest age in bars at a row where a column has a value that says something. */
    public int oldestTold(Claim claim, double undefined) {
        return oldest(claim, value -> value != undefined && value != claim.usual());
    }

    /** The greatest age in bars at a row where a column has any value. */
    public int oldestPresent(Claim claim) {
        return oldest(claim, value -> true);
    }

    private int oldest(Claim claim, DoublePredicate says) {
        int oldest = UNKNOWN;
        for (int row = 0; row < bars.length; row++) {
            double value = claim.value(row);
            if (claim.isKnown(row) && !Double.isNaN(value) && says.test(value)) {
                oldest = Math.max(oldest, bars[row]);
            }
        }
        return oldest;
    }
}
