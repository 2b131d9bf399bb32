// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.market.Market.CONTRACT;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroSource;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A macro value as it was published.
 *
 * @param column the index of its column
 * @param day the day it is for, in days since 1970-01-01
 * @param available from when on it may be seen, in milliseconds since 1970-01-01T00:00Z
 */
record Publication(int column, long day, long available, double value) {

    private static final long MILLIS_OF_DAY = 86_400_000;

    /** Of several that are available, the one that is seen. */
    private static final Comparator<Publication> NEWEST =
            Comparator.comparingLong(Publication::day).thenComparingLong(Publication::available);

    // ---- making some

    /**
     * Publications around some bars, by availability: before all of them, right at one, an instant before or after one,
     * several of one instant, revisions of the same day and of earlier ones, days that have not come yet.
     */
    static List<Publication> around(SplittableRandom random, long[] bars, int count) {
        List<Publication> all = new ArrayList<>();
        Set<List<Long>> places = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int column = random.nextInt(CONTRACT.macroColumns().size());
            long bar = bars[random.nextInt(bars.length)];
            long available = bar
                    + (random.nextInt(5) == 0 ? random.nextLong(-MILLIS_OF_DAY, MILLIS_OF_DAY) : random.nextInt(-1, 2));
            long day = Math.floorDiv(available, MILLIS_OF_DAY) - random.nextInt(3) + random.nextInt(4) / 3;
            if (places.add(List.of((long) column, day, available))) {
                all.add(new Publication(column, day, available, value(random)));
            }
        }
        all.sort(Comparator.comparingLong(Publication::available));
        return all;
    }

    private static double value(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> 0.0;
            case 1 -> -random.nextDouble(1, 100);
            case 2 -> 42;
            default -> random.nextDouble(1, 100);
        };
    }

    /** {@return the same in any other order in which no column's availability goes backwards} */
    static List<Publication> shuffled(SplittableRandom random, List<Publication> published) {
        List<Publication> anyOrder = new ArrayList<>(published);
        Collections.shuffle(anyOrder, new Random(random.nextLong()));
        Map<Integer, Deque<Publication>> byColumn = new HashMap<>();
        anyOrder.stream()
                .sorted(Comparator.comparingLong(Publication::available)) // what is of one instant stays shuffled
                .forEach(one -> byColumn.computeIfAbsent(one.column(), any -> new ArrayDeque<>())
                        .add(one));
        return anyOrder.stream().map(one -> byColumn.get(one.column()).remove()).toList();
    }

    static MacroSeries series(FeatureContract contract, List<Publication> published) {
        MacroSeries series = MacroSeries.of(contract, TradingCalendar.of(contract, Closures.none()));
        published.forEach(one -> one.addTo(series));
        return series;
    }

    void addTo(MacroSeries series) {
        series.add(column, day, available, value);
    }

    // ---- what has to be seen of them

    /** What each bar sees, by column and bar, found by walking through the bars once for each column. */
    static double[][] seen(FeatureContract contract, List<Publication> published, long[] bars) {
        double[][] seen = new double[contract.macroSources().size()][];
        for (int i = 0; i < seen.length; i++) {
            int column = i;
            List<Publication> ofColumn =
                    published.stream().filter(one -> one.column() == column).toList();
            seen[i] = seen(contract.macroSources().get(i), ofColumn, bars);
        }
        return seen;
    }

    private static double[] seen(MacroSource source, List<Publication> published, long[] bars) {
        double[] seen = new double[bars.length];
        Arrays.fill(seen, Double.NaN);
        Deque<Publication> toCome = new ArrayDeque<>(published);
        List<Publication> newest = new ArrayList<>(); // none or one
        int since = 0;
        for (int row = 0; row < bars.length; row++) {
            List<Publication> known = new ArrayList<>(newest);
            while (!toCome.isEmpty() && toCome.element().available() <= bars[row]) {
                known.add(toCome.remove());
            }
            if (known.isEmpty()) {
                continue;
            }
            Publication now = Collections.max(known, NEWEST);
            if (!newest.contains(now)) {
                newest = List.of(now);
                since = row;
            }
            if (!source.becomesStale() || row - since <= source.staleAfterBars()) {
                seen[row] = now.value();
            }
        }
        return seen;
    }
}
